import { resolve } from "node:path";
import type { HashName } from "../core/crypto/hash.ts";
import { parseReference } from "../core/oci/reference.ts";
import { printableJson } from "../core/printable.ts";
import { parseAnnotations } from "../core/signing/annotations.ts";
import { formatCosignJson, formatCosignText } from "../core/signing/cosign-output.ts";
import { variable } from "../tools/connect/environment.ts";
import { parseKeyReference } from "../tools/keys/key-reference.ts";
import { loadVerificationKey } from "../tools/keys/load-verification-key.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonValue } from "../tools/report/json-value.ts";
import { type ImageVerification, type Outcome, verifiedSignatures } from "../tools/verify/image-verification.ts";
import { outcomeReason, toVerificationReport } from "../tools/verify/verification-report.ts";
import { formatVerification } from "../tools/verify/verification-table.ts";
import { verifyReferences } from "../tools/verify/verify-references.ts";
import { type CommandContext, cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { foreignOptions, foreignVerifyFlags, refuseForeignFlags } from "./cosign-flags.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";

export const command = defineCommand({
  name: "verify",
  summary: "verify the signatures of images",
  arguments: ["REF..."],
  options: {
    key: {
      kind: "value",
      value: "KEY",
      env: ["COSIGN_KEY"],
      summary: "a file with the public key, or a KMS key: id, ARN, alias/NAME or alias ARN, also behind awskms:///",
    },
    annotations: {
      kind: "list",
      short: "a",
      value: "NAME=VALUE",
      env: ["COSIGN_ANNOTATIONS"],
      summary: "must have been signed as well; commas part several",
    },
    recursive: {
      kind: "flag",
      short: "r",
      env: ["COSIGN_RECURSIVE"],
      summary: "also verify every image of an index, each by its own signature",
    },
    report: { kind: "value", value: "FILE", summary: "write every verdict with its checks into a JSON file" },
    "signature-digest-algorithm": {
      kind: "value",
      value: "HASH",
      choices: ["sha256", "sha384", "sha512"],
      env: ["COSIGN_SIGNATURE_DIGEST_ALGORITHM"],
      summary: "take only signatures over this hash (default: what the key's kind is used with)",
    },
    "trusted-root": {
      kind: "value",
      value: "FILE",
      env: ["COSIGN_TRUSTED_ROOT"],
      summary: "accepted as in cosign, which does not read it for a key without a log either",
    },
    "private-infrastructure": {
      kind: "boolean",
      env: ["COSIGN_PRIVATE_INFRASTRUCTURE"],
      summary: "accepted as in cosign: no transparency log is consulted anyway",
    },
    ...foreignOptions(foreignVerifyFlags),
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Signatures are looked for in both storages, under the .sig tag and among the referrers; each is reported with its " +
      "verdict. An image is verified when at least one signature satisfies every condition. -o json and -o text print the " +
      "verified ones as cosign does.",
    "Exit codes: 0 verified, 10 not signed, 11 no such image, 12 no signature satisfies the conditions, 15 something could " +
      "not be read and nothing else satisfied them. No transparency log is consulted. Bundles that are attestations, of " +
      "whatever key, are not signatures. Verification by certificate is not implemented.",
    "COSIGN_REPOSITORY names another repository for the signatures.",
  ],
  examples: [
    {
      line: "inkan verify --local --key alias/sandbox-ecr-kms/cosign sample-app-1:first",
      does: "asks KMS for the key",
    },
    { line: "inkan verify --key public-key.pem -a builder=local -o json REF", does: "needs no KMS, prints as cosign" },
  ],
  async run(references, options, context) {
    refuseForeignFlags("verify", foreignVerifyFlags, options);
    const keyText = options.key ?? missingKey();
    const reference = parseArgument(() => parseKeyReference(keyText));
    const annotations = parseArgument(() => parseAnnotations(options.annotations));
    for (const text of references) parseArgument(() => parseReference(text));
    const cloud = await openCloud(options, context);
    const hash = options["signature-digest-algorithm"] as HashName | undefined;
    // Loading a key keeps this thread busy (node:crypto, the AWS SDK): by then the first requests are on their way.
    const key = nextTurn().then(() => loadVerificationKey(cloud, reference, { env: context.env, hash }));
    const conditions = key.then((loaded) => ({ key: loaded, annotations }));
    const verifications = await verifyReferences(cloud, references, conditions, {
      recursive: options.recursive,
      signatureRepository: variable(context.env, "COSIGN_REPOSITORY"),
    });
    context.say(`checked with ${keyText}; no transparency log was consulted`);
    for (const verification of verifications) explain(verification, options.output === "table", context);
    if (options.report !== undefined) {
      const { writeFile } = await import("node:fs/promises");
      const report = toVerificationReport(verifications, { key: keyText, annotations });
      await writeFile(resolve(context.cwd, options.report), `${printableJson(JSON.stringify(report, undefined, 2))}\n`);
    }
    context.out.write(await formatVerified(verifications, { ...options, color: context.color }));
    return exitCodeOf(verifications);
  },
});

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function missingKey(): never {
  throw new UsageError(
    "inkan verify needs --key; verification without a key (by certificate) is not implemented",
    "inkan keys list, or --key FILE with a public key",
  );
}

/** stderr: what stdout does not say, and what to do about a failure. */
function explain(verification: ImageVerification, isTable: boolean, context: CommandContext): void {
  const { reference, outcome, signatures, unread } = verification;
  for (const { place, verdict } of signatures) {
    if (verdict.kind === "attestation") continue;
    for (const note of verdict.notes) context.detail(`${place.reference}: ${note}`);
  }
  for (const { what, error } of unread) context.warn(`${what} could not be read: ${error.message}`);
  if (outcome.kind === "verified") return;
  context.tell(`error: ${reference}: ${outcomeReason(outcome) ?? failures[outcome.kind]}`);
  if (!isTable) {
    for (const { place, verdict } of signatures) {
      if (verdict.kind === "rejected") context.tell(`  ${place.reference}: ${verdict.check}: ${verdict.reason}`);
    }
  }
  if (outcome.kind === "no-signature") context.tell(`  next: inkan sign --key KEY ${reference}`);
  if (outcome.kind === "no-image") context.tell(`  next: inkan images ${parseReference(reference).repository}`);
  if (outcome.kind === "failed" && outcome.error.next !== undefined) context.tell(`  next: ${outcome.error.next}`);
}

const failures: Readonly<Record<Exclude<Outcome["kind"], "verified">, string>> = {
  "no-signature": "no signature was found, neither under the .sig tag nor among the referrers",
  "no-image": "there is no such image",
  "no-match": "there are signatures, and none satisfies the conditions",
  incomplete: "not everything could be read, and nothing that could satisfies the conditions",
  failed: "the signatures could not be read",
};

async function formatVerified(
  verifications: readonly ImageVerification[],
  options: { readonly output: string; readonly query: string | undefined; readonly color: boolean },
): Promise<string> {
  const { output, query } = options;
  const verified = verifications
    .map((verification) => ({
      reference: verification.reference,
      claims: verifiedSignatures(verification).map(({ verdict }) => verdict.claim),
    }))
    .filter(({ claims }) => claims.length > 0);
  const arrays = verified.map(({ claims, reference }) => formatCosignJson(claims, reference));
  if (query === undefined && output === "json") return printableJson(arrays.join(""));
  if (query === undefined && output === "text") {
    return printableJson(verified.map(({ claims, reference }) => formatCosignText(claims, reference)).join(""));
  }
  const answer = arrays.flatMap((text) => JSON.parse(text) as JsonValue[]);
  const table = () => verifications.map((verification) => formatVerification(verification, options)).join("\n");
  return await formatAnswer(answer, table, { ...options, output: output as OutputFormat });
}

/** Of several images that fail differently the first in this order decides. */
const failureOrder: readonly (readonly [Outcome["kind"], ExitCode])[] = [
  ["incomplete", exitCodes.incomplete.code],
  ["failed", exitCodes.failed.code],
  ["no-image", exitCodes.noImage.code],
  ["no-match", exitCodes.noMatchingSignature.code],
  ["no-signature", exitCodes.noSignature.code],
];

function exitCodeOf(verifications: readonly ImageVerification[]): ExitCode {
  const kinds = new Set(verifications.map(({ outcome }) => outcome.kind));
  return failureOrder.find(([kind]) => kinds.has(kind))?.[1] ?? exitCodes.done.code;
}
