import { formatPem } from "../core/crypto/pem.ts";
import { printableJson } from "../core/printable.ts";
import { describeKey, type KeyRecord } from "../tools/keys/describe-key.ts";
import { getKeyPolicy } from "../tools/keys/get-key-policy.ts";
import { type KmsKeyReference, parseKeyReference } from "../tools/keys/key-reference.ts";
import { getKmsPublicKey, kmsOf } from "../tools/keys/kms-public-key.ts";
import { type ListedKey, listKeys } from "../tools/keys/list-keys.ts";
import { formatMinute, formatTime } from "../tools/report/amounts.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { formatMembers } from "../tools/report/member-table.ts";
import { type Column, formatTable } from "../tools/report/table.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";

const keyForms = "KEY is a key id, a key ARN, alias/NAME or an alias ARN, also behind awskms:///.";

export const keysList = defineCommand({
  name: "keys list",
  summary: "the KMS keys, with their aliases",
  arguments: [],
  options: { ...outputOptions, ...cloudOptions },
  examples: [{ line: "inkan keys list --local", does: "lists the local cloud's keys" }],
  async run(_args, options, context) {
    const cloud = await openCloud(options, context);
    const keys = await listKeys(await cloud.kms());
    const { query, output } = options;
    const { color } = context;
    const table = () => formatTable(listColumns, keys, { color });
    const answer = keys.map(listedToJson);
    context.out.write(await formatAnswer(answer, table, { output: output as OutputFormat, query, color }));
    return exitCodes.done.code;
  },
});

export const keysDescribe = defineCommand({
  name: "keys describe",
  summary: "one KMS key",
  arguments: ["KEY"],
  options: { ...outputOptions, ...cloudOptions },
  details: [keyForms],
  examples: [{ line: "inkan keys describe --local alias/sandbox-ecr-kms/cosign", does: "shows the provisioned key" }],
  async run([key = ""], options, context) {
    const reference = parseKmsKey(key);
    const record = toJson(
      await describeKey(await kmsOf(await openCloud(options, context), reference), reference.keyId),
    );
    const { query, output } = options;
    const { color } = context;
    const table = () => formatMembers(record, { color });
    context.out.write(await formatAnswer(record, table, { output: output as OutputFormat, query, color }));
    return exitCodes.done.code;
  },
});

export const keysPublicKey = defineCommand({
  name: "keys public-key",
  summary: "the public half of a KMS key",
  arguments: ["KEY"],
  options: {
    format: {
      kind: "value",
      value: "FORMAT",
      choices: ["pem", "der"],
      default: "pem",
      summary: "pem, which verify and cosign read, or der",
    },
    ...cloudOptions,
  },
  details: [keyForms],
  examples: [
    {
      line: "inkan keys public-key --local alias/sandbox-ecr-kms/cosign > public-key.pem",
      does: "makes verification work without KMS",
    },
  ],
  async run([key = ""], options, context) {
    if (options.format === "der" && context.out.isTTY === true) {
      throw new UsageError("der is binary and would disturb the terminal", "redirect it: > public-key.der");
    }
    const reference = parseKmsKey(key);
    const { spki } = await getKmsPublicKey(await openCloud(options, context), reference);
    context.out.write(options.format === "der" ? spki : formatPem("PUBLIC KEY", spki));
    return exitCodes.done.code;
  },
});

export const keysPolicy = defineCommand({
  name: "keys policy",
  summary: "the policy of a KMS key",
  arguments: ["KEY"],
  options: { ...cloudOptions },
  details: [`${keyForms} The policy is printed as KMS holds it, in JSON.`],
  examples: [{ line: "inkan keys policy --local alias/sandbox-ecr-kms/cosign", does: "prints the policy" }],
  async run([key = ""], options, context) {
    const reference = parseKmsKey(key);
    const kms = await kmsOf(await openCloud(options, context), reference);
    const policy = await getKeyPolicy(kms, reference.keyId);
    context.out.write(`${printableJson(policy.replace(/\r\n?/g, "\n"))}\n`);
    return exitCodes.done.code;
  },
});

function parseKmsKey(text: string): KmsKeyReference {
  const reference = parseArgument(() => parseKeyReference(text));
  if (reference.kind === "kms") return reference;
  throw new UsageError(`'${text}' is no KMS key: ${keyForms}`, "inkan keys list");
}

const listColumns: readonly Column<ListedKey>[] = [
  { title: "ALIAS", value: (listed) => (listed.kind === "described" ? listed.key : listed).aliases.join(", ") },
  { title: "KEY ID", value: (listed) => (listed.kind === "described" ? listed.key : listed).keyId },
  { title: "SPEC", value: (listed) => (listed.kind === "described" ? listed.key.keySpec : "") },
  { title: "USAGE", value: (listed) => (listed.kind === "described" ? listed.key.usage : "") },
  { title: "STATE", value: (listed) => stateOf(listed) },
  { title: "CREATED", value: (listed) => createdAt(listed) },
];

/** Of a key that is to be deleted, with when. */
function stateOf(listed: ListedKey): string {
  if (listed.kind === "hidden") return "(may not be described)";
  const { state, deletesAt } = listed.key;
  return deletesAt === undefined ? state : `${state} (${formatMinute(deletesAt)})`;
}

function createdAt(listed: ListedKey): string {
  if (listed.kind === "hidden" || listed.key.createdAt === undefined) return "";
  return formatMinute(listed.key.createdAt);
}

/** A key that may not be described keeps what the list itself says, and why there is no more. */
function listedToJson(listed: ListedKey): JsonObject {
  if (listed.kind === "described") return toJson(listed.key);
  return { keyId: listed.keyId, aliases: listed.aliases, notDescribed: listed.reason };
}

function toJson({ createdAt, deletesAt, ...rest }: KeyRecord): JsonObject {
  return {
    ...rest,
    createdAt: createdAt === undefined ? null : formatTime(createdAt),
    deletesAt: deletesAt === undefined ? null : formatTime(deletesAt),
  };
}
