import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { logIn, pushSample } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

/** Where signatures stand: what Inkan and the two cosigns write beside and over each other. */
describeWith(["cosign2", "cosign3", "crane", "oras", "aws"], "signatures beside each other", () => {
  const here = useCloud();
  let first: string;
  let second: string;

  const createKey = async (spec: string) => {
    const create = `aws kms create-key --key-spec ${spec} --key-usage SIGN_VERIFY`;
    return `awskms:///${await here.shell.bash(`${create} --query KeyMetadata.Arn --output text`)}`;
  };
  const ok = (line: string) => here.shell.bash(line);
  const codeOf = async (line: string) => (await here.shell.run("bash", ["--norc", "-c", line])).code;

  beforeAll(async () => {
    await logIn(here.shell, here.cloud.registry);
    [first, second] = [await createKey("RSA_2048"), await createKey("ECC_NIST_P256")];
  });

  async function freshImage(tag: string): Promise<{ readonly byDigest: string; readonly signatureTag: string }> {
    const repository = `${here.cloud.registry}/sample-app-1`;
    const { digest } = (await pushSample(here.shell, `${repository}:${tag}`, tag)).manifest;
    return { byDigest: `${repository}@${digest}`, signatureTag: `${repository}:${digest.replace(":", "-")}.sig` };
  }

  const layersOf = async (reference: string) => JSON.parse(await ok(`crane manifest ${reference}`)).layers.length;

  it("writes byte for byte what cosign 2 writes", async () => {
    const { byDigest, signatureTag } = await freshImage("bytes");
    const annotations = "-a commit=abc -a 'note=<&> ü \u2028'";
    await ok(`cosign2 sign --key ${first} ${annotations} ${byDigest}`);
    const manifest = await ok(`crane manifest ${signatureTag}`);
    await ok(`crane delete ${signatureTag}`);
    await ok(`inkan sign --format v2 --key ${first} ${annotations} ${byDigest}`);
    expect(await ok(`crane manifest ${signatureTag}`)).toBe(manifest);
  });

  it("appends to cosign's signatures and is appended to", async () => {
    const { byDigest, signatureTag } = await freshImage("appended");
    await ok(`cosign2 sign --key ${first} ${byDigest}`);
    await ok(`inkan sign --format v2 --key ${second} ${byDigest}`);
    expect(await layersOf(signatureTag)).toBe(2);
    await ok(`cosign2 sign --key ${second} -a by=cosign ${byDigest}`);
    expect(await layersOf(signatureTag)).toBe(3);
    for (const key of [first, second]) {
      await ok(`cosign2 verify --key ${key} ${byDigest}`);
      await ok(`cosign3 verify --key ${key} ${byDigest}`);
      await ok(`inkan verify --key ${key} ${byDigest}`);
    }
  });

  it.each(["RSA_2048", "ECC_NIST_P256"])(
    "recognises a signature that is there already, by a key of %s",
    async (spec) => {
      const key = await createKey(spec);
      const { byDigest, signatureTag } = await freshImage(`twice-${spec.toLowerCase()}`);
      for (const signer of ["cosign2 sign", "inkan sign --format v2", "inkan sign --format v2", "cosign2 sign"]) {
        await ok(`${signer} --key ${key} ${byDigest}`);
        expect(await layersOf(signatureTag), signer).toBe(1);
      }
    },
  );

  it("verifies in both storages, where cosign looks into one", async () => {
    const { byDigest } = await freshImage("both-storages");
    await ok(`cosign2 sign --key ${first} ${byDigest}`);
    await ok(`cosign3 sign --key ${second} ${byDigest}`);
    await ok(`inkan verify --key ${first} ${byDigest}`);
    await ok(`inkan verify --key ${second} ${byDigest}`);
    await ok(`cosign3 verify --key ${second} ${byDigest}`);
    // One bundle on the image hides every signature of the older format from cosign.
    expect(await codeOf(`cosign3 verify --key ${first} ${byDigest}`)).not.toBe(0);
  });

  it("signs in both formats at once", async () => {
    const { byDigest, signatureTag } = await freshImage("both-formats");
    await ok(`inkan sign --format both --key ${first} ${byDigest}`);
    await ok(`cosign3 verify --key ${first} ${byDigest}`);
    await ok(`cosign3 verify --new-bundle-format=false --key ${first} ${byDigest}`);
    await ok(`cosign2 verify --key ${first} ${byDigest}`);
    expect(await layersOf(signatureTag)).toBe(1);
    const { referrers } = JSON.parse(await ok(`oras discover --format json ${byDigest}`));
    expect(referrers).toMatchObject([
      {
        artifactType: "application/vnd.dev.sigstore.bundle.v0.3+json",
        annotations: { "dev.sigstore.bundle.predicateType": "https://sigstore.dev/cosign/sign/v1" },
      },
    ]);
  });

  it("leaves no signature behind cosign clean", async () => {
    const { byDigest } = await freshImage("cleaned");
    await ok(`inkan sign --format both --key ${first} ${byDigest}`);
    await ok(`cosign3 clean --force ${byDigest}`);
    expect(await codeOf(`inkan verify --key ${first} ${byDigest}`)).toBe(10);
  });

  it("signs every image of an index for cosign", async () => {
    const one = await freshImage("child-1");
    const two = await freshImage("child-2");
    const index = `${here.cloud.registry}/sample-app-1:index`;
    await ok(`crane index append --tag ${index} --manifest ${one.byDigest} --manifest ${two.byDigest}`);
    const byDigest = `${here.cloud.registry}/sample-app-1@${await ok(`crane digest ${index}`)}`;
    await ok(`inkan sign --recursive --format both --key ${first} ${byDigest}`);
    for (const image of [byDigest, one.byDigest, two.byDigest]) {
      await ok(`cosign3 verify --key ${first} ${image}`);
      await ok(`cosign2 verify --key ${first} ${image}`);
    }
  });

  it("ends with the exit code of what is wrong", async () => {
    const { byDigest } = await freshImage("exit-codes");
    expect(await codeOf(`inkan verify --key ${first} ${byDigest}`)).toBe(10);
    expect(await codeOf(`inkan verify --key ${first} ${here.cloud.registry}/sample-app-1:absent`)).toBe(11);
    await ok(`cosign3 sign --key ${first} ${byDigest}`);
    expect(await codeOf(`inkan verify --key ${second} ${byDigest}`)).toBe(12);
  });
});
