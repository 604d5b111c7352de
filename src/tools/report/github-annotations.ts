import { type Environment, variable } from "../connect/environment.ts";

/** A remark on a line of a file, as GitHub shows it beside the change. */
export type Annotation = {
  readonly level: "error" | "warning" | "notice";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly title: string;
  readonly message: string;
};

/** GitHub shows no more than this many of a level for one step. */
const maxPerLevel = 10;

/**
 * Workflow commands that annotate lines, a line each; nothing outside of GitHub Actions (GitHub Docs, "Workflow commands",
 * "Setting an error message"). Where there are more of a level than GitHub shows, the last one says how many are left out.
 */
export function formatAnnotations(env: Environment, annotations: readonly Annotation[]): string {
  if (variable(env, "GITHUB_ACTIONS") !== "true") return "";
  const levels = Map.groupBy(annotations, ({ level }) => level);
  return [...levels.values()].flatMap((all) => shorten(all).map(formatAnnotation)).join("");
}

function shorten(annotations: readonly Annotation[]): readonly Annotation[] {
  const shown = annotations.slice(0, maxPerLevel);
  const last = shown.at(-1);
  const more = annotations.length - shown.length;
  if (more === 0 || last === undefined) return shown;
  return [...shown.slice(0, -1), { ...last, message: `${last.message}\n(and ${more} more like this)` }];
}

function formatAnnotation({ level, file, line, column, title, message }: Annotation): string {
  const properties = Object.entries({ file, line: String(line), col: String(column), title });
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  return `::${level} ${list}::${escapeData(message)}\n`;
}

/** As GitHub's own toolkit escapes what stands behind `::` (actions/toolkit, `packages/core/src/command.ts`). */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
