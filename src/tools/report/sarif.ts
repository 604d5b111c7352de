/** What a checker found, as SARIF has it. */
export type SarifReport = {
  readonly tool: { readonly name: string; readonly version: string };
  /** Every rule that could have found something, not only those that did. */
  readonly rules: readonly SarifRule[];
  readonly results: readonly SarifResult[];
};

/** How grave a result is (SARIF 2.1.0 section 3.27.10). */
export type SarifLevel = "error" | "warning" | "note";

/** A kind of results. */
export type SarifRule = {
  readonly id: string;
  readonly level: SarifLevel;
  /** A few words. */
  readonly title: string;
  /** A sentence. */
  readonly description: string;
  /** What to read about it, as text. */
  readonly help: string;
};

/** Something that was found. */
export type SarifResult = {
  readonly ruleId: string;
  readonly level: SarifLevel;
  readonly message: string;
  /** As it was given; relative to the folder that the checker ran in, the repository's root where it is to be uploaded. */
  readonly file: string;
  readonly region: SarifRegion;
  /** What stays the same while lines move: a later run knows the finding again by it. */
  readonly identity: string;
};

/** Lines and columns from 1; the end is behind the last character. */
export type SarifRegion = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/**
 * Writes a SARIF 2.1.0 log (OASIS Standard, "Static Analysis Results Interchange Format") with all the properties that
 * GitHub's code scanning asks for (GitHub Docs, "SARIF support for code scanning").
 */
export function formatSarif({ tool, rules, results }: SarifReport): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { ...tool, semanticVersion: tool.version, rules: rules.map(ruleJson) } },
        columnKind: "utf16CodeUnits",
        results: results.map((result) => resultJson(result, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleJson({ id, level, title, description, help }: SarifRule): object {
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: help },
    defaultConfiguration: { level },
  };
}

function resultJson(
  { ruleId, level, message, file, region, identity }: SarifResult,
  rules: readonly SarifRule[],
): object {
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: fileUri(file) }, region } }],
    partialFingerprints: { "finding/v1": identity },
  };
}

/** A path as a URI reference (RFC 3986 section 4.2), so that it stays one whatever characters it holds. */
function fileUri(file: string): string {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}
