import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countOf } from "../../core/count-of.ts";
import { isDigest } from "../../core/oci/digest.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import type { Environment } from "../connect/environment.ts";
import type { KmsKeyReference } from "../keys/key-reference.ts";
import { CheckError } from "./check-error.ts";
import type { CheckTarget } from "./check-target.ts";
import type { StepTalk } from "./run-steps.ts";
import { type SigningTools, shownImages } from "./signing-tools.ts";
import { createStockGround, registryOf } from "./stock-ground.ts";
import type { StockShell } from "./stock-shell.ts";

/** The steps of `inkan check` as a person types them, with aws, docker and cosign. */
export function createStockSigning(
  shell: StockShell,
  { env, key }: { readonly env: Environment; readonly key: KmsKeyReference },
): SigningTools {
  const keyId = `awskms://${key.host ?? ""}/${key.keyId}`;
  const describe = (target: CheckTarget, words: readonly string[], talk: StepTalk) =>
    shell.run(
      ["aws", "ecr", "describe-images", "--repository-name", target.repository, ...registryOf(target), ...words],
      talk,
    );
  const verify = (image: string, annotations: SignedAnnotations, talk: StepTalk) =>
    shell.run(["cosign", "verify", "--key", keyId, ...annotationWords(annotations), "--output=json", image], talk);
  return {
    ...createStockGround(shell, { env, programs: ["aws", "docker", "cosign"] }),
    describeKey: async (talk) => {
      const query = ["--query", "KeyMetadata.[KeyUsage, KeyState, KeySpec, Arn]", "--output", "text"] as const;
      const text = await shell.run(["aws", "kms", "describe-key", "--key-id", key.keyId, ...query], talk);
      const [usage, state, spec, arn] = text.trim().split("\t");
      talk.say(`${arn}: ${spec}, ${usage}, ${state}`);
      if (usage !== "SIGN_VERIFY") throw new CheckError("KEY_UNUSABLE", `the key is for ${usage}, not for SIGN_VERIFY`);
      if (state !== "Enabled") throw new CheckError("KEY_UNUSABLE", `the key is ${state}, not Enabled`);
    },
    pushImage: async ({ name }, tag, talk) => {
      await buildAndPush(shell, `${name}:${tag}`, talk);
      talk.say(`${name}:${tag}`);
    },
    readDigest: async (target, tag, talk) => {
      const words = ["--image-ids", `imageTag=${tag}`, "--query", "imageDetails[0].imageDigest", "--output", "text"];
      const digest = (await describe(target, words, talk)).trim();
      if (!isDigest(digest))
        throw new CheckError("UNEXPECTED_OUTPUT", `aws ecr describe-images printed no digest but '${digest}'`);
      talk.say(digest);
      return digest;
    },
    sign: async (image, annotations, talk) => {
      await shell.run(["cosign", "sign", "--yes", "--key", keyId, ...annotationWords(annotations), image], talk);
      talk.say("signed; no transparency log was used");
    },
    verify: async (image, annotations, talk) => {
      const payloads: unknown = JSON.parse(await verify(image, annotations, talk));
      if (!Array.isArray(payloads) || payloads.length === 0) {
        throw new CheckError("NOT_VERIFIED", "cosign verify ended well and printed no payload");
      }
      talk.say(`${countOf(payloads.length, "signature")} verified, with its annotations`);
    },
    refuse: async (image, annotations, talk) => {
      const error: unknown = await verify(image, annotations, talk).catch((caught: unknown) => caught);
      if (typeof error === "string") {
        throw new CheckError("WRONGLY_VERIFIED", "cosign verify accepted an annotation that nobody signed");
      }
      // The exit code of cosign 3 is 1 whatever the reason; its sentence tells this one from a cloud that does not answer.
      if (!(error instanceof CheckError) || !/missing or incorrect annotation/.test(error.output)) throw error;
      talk.say("refused, as it must be: missing or incorrect annotation");
    },
    locate: async (image, talk) => {
      const tag = (await shell.run(["cosign", "triangulate", image], talk)).trim();
      const tree = await shell.run(["cosign", "tree", image], talk);
      talk.say(`${tag} is where cosign 2 keeps it; what there is:`);
      for (const line of linesOf(tree)) talk.say(line);
    },
    listImages: async (target, talk) => {
      const newest = `sort_by(imageDetails,& imagePushedAt)[-${shownImages}:].[imageTags[0], imagePushedAt, imageSizeInBytes]`;
      const count = await describe(target, ["--query", "length(imageDetails)", "--output", "text"], talk);
      talk.say(
        `${countOf(Number(count), "image")} as ECR counts them, what belongs to others included; the newest last:`,
      );
      for (const line of linesOf(await describe(target, ["--query", newest, "--output", "table"], talk)))
        talk.say(line);
    },
    listSignatures: async (target, talk) => {
      const isSignature = "subjectManifestDigest || (imageTags && contains(to_string(imageTags), '.sig'))";
      const columns = "{Tag: imageTags[0], Of: subjectManifestDigest, Pushed: imagePushedAt}";
      const newest = `sort_by(imageDetails[?${isSignature}],& imagePushedAt)[-${shownImages}:].${columns}`;
      const table = linesOf(await describe(target, ["--query", newest, "--output", "table"], talk));
      talk.say("the signatures of both storages, under a .sig tag or of an image; the newest last:");
      for (const line of table) talk.say(line);
    },
  };
}

/** Builds an image FROM scratch with a digest of its own, and pushes it. */
export async function buildAndPush(shell: StockShell, reference: string, talk: StepTalk): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "inkan-check-"));
  try {
    await writeFile(join(folder, "Dockerfile"), "FROM scratch\nCOPY sample.txt /\n");
    await writeFile(join(folder, "sample.txt"), `A sample image of inkan check.\nid: ${randomUUID()}\n`);
    await shell.run(["docker", "build", "--tag", reference, folder], talk);
    await shell.run(["docker", "push", reference], talk);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function annotationWords(annotations: SignedAnnotations): readonly string[] {
  return [...annotations].map(([name, value]) => `--annotations=${name}=${value}`);
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split("\n");
}
