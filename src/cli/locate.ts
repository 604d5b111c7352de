import { parseReference } from "../core/oci/reference.ts";
import { cosignSignPredicateType } from "../core/signing/in-toto-statement.ts";
import { variable } from "../tools/connect/environment.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { type Column, formatTable } from "../tools/report/table.ts";
import { type LocatedReference, locateReference } from "../tools/verify/locate-reference.ts";
import type { LocatedSignature } from "../tools/verify/locate-signatures.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";

export const command = defineCommand({
  name: "locate",
  summary: "where the signatures of an image stand",
  arguments: ["REF"],
  options: { ...outputOptions, ...cloudOptions },
  details: [
    "Shows the .sig tag that cosign triangulate prints, with the signatures under it, and the digest of each bundle that " +
      "refers to the image. Nothing is verified. COSIGN_REPOSITORY names another repository for the signatures.",
  ],
  examples: [
    { line: "inkan locate --local sample-app-1:first", does: "shows where its signatures stand" },
    { line: "inkan locate REF -o text --query signatureTag.reference", does: "prints what cosign triangulate prints" },
  ],
  async run([reference = ""], options, context) {
    const repository = variable(context.env, "COSIGN_REPOSITORY");
    parseArgument(() => parseReference(reference));
    const located = await locateReference(await openCloud(options, context), reference, repository);
    const { query, output } = options;
    const { color } = context;
    const table = () => formatTable(columns, toRows(located), { color });
    context.out.write(await formatAnswer(toJson(located), table, { output: output as OutputFormat, query, color }));
    for (const { what, error } of located.unread) context.warn(`${what} could not be read: ${error.message}`);
    return located.unread.length > 0 ? exitCodes.incomplete.code : exitCodes.done.code;
  },
});

type Row = { readonly storage: string; readonly reference: string; readonly holds: string };

const columns: readonly Column<Row>[] = [
  { title: "STORAGE", value: ({ storage }) => storage },
  { title: "REFERENCE", value: ({ reference }) => reference },
  { title: "HOLDS", value: ({ holds }) => holds },
];

function toRows(located: LocatedReference): readonly Row[] {
  const broken = located.signatures.find(({ kind, place }) => kind === "broken" && place.kind === "signature-tag");
  const count = located.signatures.filter(({ kind }) => kind === "layer").length;
  const layers = count === 0 ? "nothing" : `${count} ${count === 1 ? "signature" : "signatures"}`;
  const holds = broken?.kind === "broken" ? `broken: ${broken.reason}` : layers;
  return [
    { storage: ".sig tag", reference: located.signatureTag, holds },
    ...bundlesOf(located).map((bundle) => ({
      storage: "bundle",
      reference: bundle.place.reference,
      holds: describeBundle(bundle),
    })),
  ];
}

function bundlesOf({ signatures }: LocatedReference): readonly LocatedSignature[] {
  return signatures.filter(({ place }) => place.kind === "bundle");
}

function describeBundle(bundle: LocatedSignature): string {
  if (bundle.kind === "broken") return `broken: ${bundle.reason}`;
  const type = bundle.kind === "bundle" ? bundle.predicateType : undefined;
  if (type === undefined) return "does not say what it is";
  return type === cosignSignPredicateType ? "a signature" : `an attestation: ${type}`;
}

function toJson(located: LocatedReference): JsonObject {
  return {
    image: located.image,
    signatureTag: {
      reference: located.signatureTag,
      signatures: located.signatures.filter(({ kind }) => kind === "layer").length,
    },
    bundles: bundlesOf(located).map((bundle) => ({
      reference: bundle.place.reference,
      predicateType: (bundle.kind === "bundle" ? bundle.predicateType : undefined) ?? null,
    })),
    broken: located.signatures.flatMap((signature) =>
      signature.kind === "broken" ? [{ reference: signature.place.reference, reason: signature.reason }] : [],
    ),
    unread: located.unread.map(({ what, error }) => ({ what, code: error.code, message: error.message })),
  };
}
