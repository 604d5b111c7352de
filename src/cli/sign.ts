import { parseReference } from "../core/oci/reference.ts";
import { parseAnnotations } from "../core/signing/annotations.ts";
import { variable } from "../tools/connect/environment.ts";
import { parseKeyReference } from "../tools/keys/key-reference.ts";
import { openKmsSigner } from "../tools/keys/kms-signer.ts";
import { writeActionsOutputs } from "../tools/report/github-actions.ts";
import { type SignatureFormat, type SignEvent, signReferences } from "../tools/sign/sign-references.ts";
import { type CommandContext, cloudOptions, defineCommand, UsageError } from "./command.ts";
import { cosignVariable, foreignOptions, foreignSignFlags, refuseForeignFlags } from "./cosign-flags.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";

export const command = defineCommand({
  name: "sign",
  summary: "sign images with a KMS key",
  arguments: ["REF..."],
  options: {
    key: {
      kind: "value",
      value: "KEY",
      env: ["COSIGN_KEY"],
      summary: "the KMS key: its id, ARN, alias/NAME or alias ARN, also behind awskms:///",
    },
    annotations: {
      kind: "list",
      short: "a",
      value: "NAME=VALUE",
      env: ["COSIGN_ANNOTATIONS"],
      summary: "sign this as well; commas part several",
    },
    format: {
      kind: "value",
      value: "FORMAT",
      choices: ["v2", "v3", "both"],
      summary:
        "v3: a bundle beside the image, as cosign 3 makes it (default); v2: a layer under the .sig tag, as cosign 2",
    },
    "new-bundle-format": {
      kind: "boolean",
      env: ["COSIGN_NEW_BUNDLE_FORMAT"],
      summary: "cosign's name for --format: true is v3, false is v2",
    },
    recursive: {
      kind: "flag",
      short: "r",
      env: ["COSIGN_RECURSIVE"],
      summary: "also sign every image of an index, before the index itself",
    },
    yes: { kind: "flag", short: "y", summary: "accepted as in cosign: nothing is asked" },
    "trusted-root": {
      kind: "value",
      value: "FILE",
      env: ["COSIGN_TRUSTED_ROOT"],
      summary: "accepted as in cosign, which does not read it for a key without a log either",
    },
    ...foreignOptions(foreignSignFlags),
    ...cloudOptions,
  },
  details: [
    "A tag is resolved once, and what is signed is the digest it led to. The signatures' references are printed, one a line.",
    "No transparency log is used, and no network but the registry and KMS. Flags of cosign that inkan lacks are refused.",
    "COSIGN_REPOSITORY names another repository for the signatures, COSIGN_VERBOSE shows the requests.",
  ],
  examples: [
    { line: "inkan sign --local --key alias/sandbox-ecr-kms/cosign sample-app-1:first", does: "signs for cosign 3" },
    {
      line: "inkan sign --key awskms:///alias/NAME --format both -a git-sha=abc REF",
      does: "signs for cosign 2 and 3",
    },
  ],
  async run(references, options, context) {
    refuseForeignFlags("sign", foreignSignFlags, options);
    refuseDockerMediaTypes(context.env);
    const keyText = options.key ?? missingKey();
    const key = parseArgument(() => parseKeyReference(keyText));
    if (key.kind !== "kms") {
      throw new UsageError(`inkan signs with KMS keys, and '${keyText}' is none`, "inkan keys list");
    }
    const annotations = parseArgument(() => parseAnnotations(options.annotations));
    for (const text of references) parseArgument(() => parseReference(text));
    const cloud = await openCloud(options, withRequestsShown(context));
    const signer = await openKmsSigner(cloud, key);
    context.say(`signing with ${key.keyId}; no transparency log is used`);
    const signatures = await signReferences(
      cloud,
      references,
      signer,
      {
        format: chooseFormat(options.format, options["new-bundle-format"]),
        annotations,
        recursive: options.recursive,
        signatureRepository: variable(context.env, "COSIGN_REPOSITORY"),
        now: () => new Date(),
        interrupted: context.interrupted,
      },
      (event) => tell(event, context),
    );
    const last = signatures.at(-1);
    if (last !== undefined) {
      const digest = last.image.slice(last.image.indexOf("@") + 1);
      await writeActionsOutputs(context.env, { digest, reference: last.reference });
    }
    return exitCodes.done.code;
  },
});

function tell(event: SignEvent, context: CommandContext): void {
  switch (event.kind) {
    case "tag-resolved":
      context.warn(`${event.reference} is a tag, which may move: what is signed is ${event.digest}`);
      return;
    case "signing":
      context.say(`Pushing signature to: ${event.store}`);
      return;
    case "signed":
      if (!event.signature.added) context.say(`${event.signature.reference} holds this key's signature of it already`);
      context.out.write(`${event.signature.reference}\n`);
  }
}

function missingKey(): never {
  throw new UsageError(
    "inkan sign needs --key; signing without a key (by certificate) is not implemented",
    "inkan keys list",
  );
}

function chooseFormat(format: string | undefined, newBundle: boolean | undefined): SignatureFormat {
  if (newBundle !== undefined && format !== undefined && (format === "v3") !== newBundle) {
    throw new UsageError(`--format ${format} and --new-bundle-format=${newBundle} contradict each other`);
  }
  if (format === undefined) return newBundle === false ? "v2" : "v3";
  return format as SignatureFormat;
}

function refuseDockerMediaTypes(env: CommandContext["env"]): void {
  const setting = variable(env, cosignVariable("docker-media-types"));
  if (setting === undefined || ["0", "false"].includes(setting)) return;
  throw new UsageError("COSIGN_DOCKER_MEDIA_TYPES is set, and inkan writes signatures as OCI manifests only");
}

/** With `COSIGN_VERBOSE` requests are shown as with `--debug`. */
function withRequestsShown(context: CommandContext): Pick<CommandContext, "env" | "debug" | "detail"> {
  const setting = variable(context.env, "COSIGN_VERBOSE");
  if (context.debug || setting === undefined || ["0", "false"].includes(setting)) return context;
  return { env: context.env, debug: true, detail: context.tell };
}
