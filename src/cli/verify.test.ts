import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { type ScriptedRegistry, startScriptedRegistry } from "../../test/signing/scripted-registry.ts";
import { provisionedKey, type SigningCloud, startSigningCloud } from "../../test/signing/signing-cloud.ts";
import { digestOf } from "../core/oci/digest.ts";
import { keysDescribe, keysList, keysPolicy, keysPublicKey } from "./keys.ts";
import { command as locateCommand } from "./locate.ts";
import { command as signCommand } from "./sign.ts";
import { command as verifyCommand } from "./verify.ts";

let local: SigningCloud;
let broken: ScriptedRegistry;
let folder: string;
let pem: string;
/** References by what they are. */
const images = { signed: "", unsigned: "", foreign: "", absent: "", unreadable: "" };

const sign = (...line: string[]) => runCommand(signCommand, line, local.env);
const verify = (...line: string[]) => runCommand(verifyCommand, line, local.env);

beforeAll(async () => {
  [local, broken, folder] = await Promise.all([
    startSigningCloud(),
    startScriptedRegistry(),
    mkdtemp(join(tmpdir(), "inkan-verify-")),
  ]);
  await local.createKey("alias/other", "ECC_NIST_P256");
  images.signed = await local.pushSample("sample-app-1:signed");
  images.unsigned = await local.pushSample("sample-app-1:unsigned");
  images.foreign = await local.pushSample("sample-app-1:foreign");
  images.absent = `${local.registry.host}/sample-app-1@${digestOf(new Uint8Array())}`;
  const digest = digestOf(new Uint8Array([1]));
  broken.answer(`/v2/app/referrers/${digest}`, { status: 403 });
  images.unreadable = `${broken.name}@${digest}`;
  await sign("--key", provisionedKey, "--format", "both", "-a", "builder=local", images.signed);
  await sign("--key", "alias/other", images.foreign);
  pem = join(folder, "public-key.pem");
  writeFileSync(pem, (await runCommand(keysPublicKey, [provisionedKey], local.env)).stdout);
});
afterAll(async () => {
  await Promise.all([local[Symbol.asyncDispose](), broken[Symbol.asyncDispose]()]);
  rmSync(folder, { recursive: true });
});

describe("verify", () => {
  test.each([
    [["signed"], 0],
    [["unsigned"], 10],
    [["absent"], 11],
    [["foreign"], 12],
    [["unreadable"], 15],
    [["signed", "unsigned"], 10],
    [["unsigned", "foreign"], 12],
    [["foreign", "absent"], 11],
    [["absent", "unreadable"], 15],
  ] as const)("of %s ends with %i, whichever comes first", async (kinds, code) => {
    const references = kinds.map((kind) => images[kind]);
    expect((await verify("--key", pem, ...references)).code).toBe(code);
    expect((await verify("--key", pem, ...references.toReversed())).code).toBe(code);
  });

  test("asks KMS for a key that KMS holds", async () => {
    expect((await verify("--key", `awskms:///${provisionedKey}`, images.signed)).code).toBe(0);
  });

  test("shows every signature with its verdict, and says that no log was consulted", async () => {
    const { stdout, stderr } = await verify("--key", "alias/other", images.signed);
    expect(stdout.split("\n")).toEqual([
      `${images.signed}: no signature satisfies the conditions`,
      expect.stringMatching(/^VERDICT/),
      expect.stringMatching(/^rejected {2}bundle sha256:[0-9a-f]{12} .* signature: the signature does not verify/),
      expect.stringMatching(/^rejected {2}layer 1 of sha256-[0-9a-f]{12}\.sig .* signature: the signature does not/),
      "",
    ]);
    expect(stderr).toContain("no transparency log was consulted");
  });

  test("prints with -o json one array an image, as cosign does, and nothing of what was rejected", async () => {
    const { stdout } = await verify("-o", "json", "--key", pem, images.foreign, images.signed);
    const lines = stdout.split("\n");
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[1] ?? "")).toEqual([
      {
        critical: {
          identity: { "docker-reference": images.signed },
          image: { "docker-manifest-digest": images.signed.slice(images.signed.indexOf("@") + 1) },
          type: "https://sigstore.dev/cosign/sign/v1",
        },
        optional: { builder: "local" },
      },
      expect.objectContaining({ critical: expect.objectContaining({ type: "cosign container image signature" }) }),
    ]);
  });

  test("prints nothing that a terminal would obey, whoever says or signed it", async () => {
    const obeyed = /[^\P{Cc}\n]/u;
    const digest = digestOf(new Uint8Array([2]));
    const errors = [{ code: "DENIED", message: "no\u001b[2J\u009b31m\nverified" }];
    broken.answer(`/v2/app/referrers/${digest}`, { status: 403, body: JSON.stringify({ errors }) });
    const refused = await verify("--key", pem, `${broken.name}@${digest}`);
    expect(refused.stderr).toContain("no\ufffd[2J\ufffd31m verified");
    expect(refused.stderr).not.toMatch(obeyed);
    const image = await local.pushSample("sample-app-1:hostile");
    await sign("--key", provisionedKey, "--format", "both", "-a", "note=a\u009b2Jb\u007f", image);
    const report = join(folder, "hostile.json");
    for (const output of ["json", "yaml", "text", "table"]) {
      const { code, stdout } = await verify("--key", pem, "-o", output, "--report", report, image);
      expect([code, stdout.includes("note")]).toEqual([0, true]);
      expect(stdout).not.toMatch(obeyed);
    }
    expect(readFileSync(report, "utf8")).not.toMatch(obeyed);
    const { stdout } = await verify("--key", pem, "-o", "json", image);
    expect(JSON.parse(stdout)[0].optional).toEqual({ note: "a\u009b2Jb\u007f" });
  });

  test("tells the reasons on stderr where stdout has no place for them", async () => {
    const { stdout, stderr } = await verify("-o", "json", "--key", pem, images.foreign);
    expect(stdout).toBe("");
    expect(stderr).toContain("signature: the signature does not verify with");
  });

  test("demands the wanted annotations", async () => {
    expect((await verify("--key", pem, "-a", "builder=local", images.signed)).code).toBe(0);
    expect((await verify("--key", pem, "-a", "builder=ci", images.signed)).code).toBe(12);
  });

  test("writes every verdict into a report", async () => {
    const file = join(folder, "report.json");
    await verify("--key", pem, "--report", file, images.signed, images.foreign, images.unreadable);
    const report = JSON.parse(readFileSync(file, "utf8")) as { images: { outcome: string; signatures: unknown[] }[] };
    expect(report).toMatchObject({
      key: pem,
      transparencyLog: "not-consulted",
      images: [
        { outcome: "verified" },
        { outcome: "no-match" },
        { outcome: "incomplete", unread: [{ code: "DENIED" }] },
      ],
    });
    expect(report.images[0]?.signatures).toMatchObject([
      { storage: "bundle", verdict: "verified", annotations: { builder: "local" } },
      { storage: "signature-tag", layer: 1, verdict: "verified", annotations: { builder: "local" } },
    ]);
    expect(report.images[1]?.signatures).toMatchObject([{ verdict: "rejected", check: "signature" }]);
  });

  test.each([
    [["--key", "env://NOBODY"], 1, /NOBODY is not set/],
    [["--key", "/nonexistent.pem"], 1, /\/nonexistent\.pem cannot be read/],
    [["--key", "/etc/hostname"], 1, /no PEM block/],
    [["--key", "alias/nobody"], 1, /NotFoundException/],
  ])("with the key %s fails with %i", async (line, code, reason) => {
    const result = await verify(...line, images.signed);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(reason);
    expect(result.stdout).toBe("");
  });
});

describe("the command line is refused with 64 and the reason", () => {
  test.each([
    [[], /needs --key/],
    [["--key", "awskms://alias/x"], /three slashes/],
    [["--key", "k.pem", "-a", "novalue"], /not of the form key=value/],
    [["--key", "k.pem", "--check-claims=false"], /no --check-claims=false/],
    [["--key", "k.pem", "--insecure-ignore-tlog=false"], /no transparency log/],
    [["--key", "k.pem", "--certificate-identity", "me@example.org"], /certificates are not implemented/],
    [["--key", "k.pem", "--rekor-url", "https://rekor.example"], /no transparency log/],
    [["--key", "k.pem", "--no-such-flag"], /unknown option '--no-such-flag'/],
  ])("verify %s", async (line, reason) => {
    const result = await verify(...line, images.signed);
    expect(result.code).toBe(64);
    expect(result.stderr).toMatch(reason);
  });

  test.each([
    [[], /needs --key/],
    [["--key", "cosign.key"], /signs with KMS keys/],
    [["--key", provisionedKey, "--tlog-upload"], /no --tlog-upload=true/],
    [["--key", provisionedKey, "--upload=false"], /no --upload=false/],
    [["--key", provisionedKey, "--format", "v3", "--new-bundle-format=false"], /contradict/],
    [["--key", provisionedKey, "--fulcio-url", "https://fulcio.example"], /certificates are not implemented/],
  ])("sign %s", async (line, reason) => {
    const result = await sign(...line, images.unsigned);
    expect(result.code).toBe(64);
    expect(result.stderr).toMatch(reason);
  });

  test("a variable of cosign's counts like its flag", async () => {
    const env = { ...local.env, COSIGN_KEY: pem, COSIGN_TRUSTED_ROOT: "/trusted-root.json", COSIGN_YES: "true" };
    expect((await runCommand(verifyCommand, [images.signed], env)).code).toBe(0);
    const refused = await runCommand(verifyCommand, [images.signed], { ...env, COSIGN_CHECK_CLAIMS: "false" });
    expect([refused.code, refused.stderr]).toEqual([64, expect.stringContaining("COSIGN_CHECK_CLAIMS")]);
  });
});

describe("sign", () => {
  test("takes cosign's flags that mean what it does anyway", async () => {
    const image = await local.pushSample("sample-app-2:flags");
    const { code, stdout } = await sign(
      "--yes",
      "--tlog-upload=false",
      "--use-signing-config=false",
      "--key",
      provisionedKey,
      image,
    );
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\/sample-app-2@sha256:[0-9a-f]{64}\n$/)]);
  });

  test("says that no log is used, warns of a tag, and shows no secret when it shows its requests", async () => {
    await local.pushSample("sample-app-2:tag");
    const env = { ...local.env, COSIGN_VERBOSE: "1" };
    const { stderr } = await runCommand(signCommand, ["--key", provisionedKey, "sample-app-2:tag"], env);
    expect(stderr).toContain("no transparency log is used");
    expect(stderr).toMatch(/warning: .*sample-app-2:tag is a tag, which may move: what is signed is sha256:/);
    expect(stderr).toContain("KMS Sign: 200");
    expect(stderr).not.toContain(local.running.credentials.secretAccessKey);
    expect(stderr).not.toMatch(/authorization: |Basic /i);
  });

  test("with --new-bundle-format=false writes the .sig tag, and locate finds it", async () => {
    const image = await local.pushSample("sample-app-2:old");
    const { stdout } = await sign("--key", provisionedKey, "--new-bundle-format=false", image);
    const located = await runCommand(locateCommand, ["-o", "json", image], local.env);
    expect(JSON.parse(located.stdout)).toEqual({
      image,
      signatureTag: { reference: stdout.trim(), signatures: 1 },
      bundles: [],
      broken: [],
      unread: [],
    });
  });
});

describe("locate", () => {
  test("shows the tag that cosign triangulate prints and every bundle", async () => {
    const { code, stdout } = await runCommand(locateCommand, [images.signed], local.env);
    const [name, digest] = images.signed.split("@");
    expect(code).toBe(0);
    expect(stdout).toContain(`${name}:${digest?.replace(":", "-")}.sig`);
    expect(stdout).toMatch(/^\.sig tag .* 1 signature$/m);
    expect(stdout).toMatch(/^bundle .*@sha256:[0-9a-f]{64} +a signature$/m);
  });

  test("ends with 15 where something could not be read", async () => {
    const { code, stderr } = await runCommand(locateCommand, [images.unreadable], local.env);
    expect([code, stderr]).toEqual([15, expect.stringContaining("could not be read")]);
  });
});

describe("keys", () => {
  test("are listed with their aliases and described", async () => {
    const { stdout } = await runCommand(keysList, ["-o", "json"], local.env);
    const keys = JSON.parse(stdout) as { keyId: string; aliases: string[]; keySpec: string; state: string }[];
    expect(keys.map(({ aliases, keySpec, state }) => [aliases[0], keySpec, state])).toEqual([
      ["alias/other", "ECC_NIST_P256", "Enabled"],
      [provisionedKey, "RSA_2048", "Enabled"],
    ]);
    const described = await runCommand(keysDescribe, ["-o", "text", "--query", "keyId", provisionedKey], local.env);
    expect(described.stdout.trim()).toBe(keys[1]?.keyId);
  });

  test("show their public half as PEM and DER, and their policy", async () => {
    const der = (await runCommand(keysPublicKey, ["--format", "der", provisionedKey], local.env)).stdout;
    const body = readFileSync(pem, "utf8").replace(/-----.*-----|\n/g, "");
    expect(Buffer.from(der, "latin1").toString("base64")).toBe(body);
    const policy = await runCommand(keysPolicy, [provisionedKey], local.env);
    expect(JSON.parse(policy.stdout)).toHaveProperty("Statement");
  });

  test("that are no KMS keys are refused", async () => {
    expect((await runCommand(keysPolicy, ["key.pem"], local.env)).code).toBe(64);
  });
});
