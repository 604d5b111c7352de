import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { TextPlace, ValuePath } from "../text-place.ts";
import { CaseFileError, type CaseProblem } from "./case-file-error.ts";

/** A node of the document; `range` holds where it begins and where its value ends. */
export type YamlNode = NonNullable<Document.Parsed["contents"]>;

/** A YAML or JSON text together with where each of its values stands. */
export class YamlSource {
  readonly file: string;
  readonly text: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  private constructor(file: string, text: string, document: Document.Parsed, lines: LineCounter) {
    this.file = file;
    this.text = text;
    this.#document = document;
    this.#lines = lines;
  }

  /**
   * Reads YAML 1.2, of which JSON is a part.
   *
   * @param file how errors call the text
   * @throws CaseFileError where it is neither
   */
  static parse(file: string, text: string): YamlSource {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const source = new YamlSource(file, text, document, lines);
    const problems = document.errors.map(({ pos, code, message }) => ({
      ...source.placeAt(pos[0]),
      message: code === "MULTIPLE_DOCS" ? "there is a second document" : message,
    }));
    if (problems.length > 0) throw new CaseFileError(file, problems);
    return source;
  }

  /** The whole text as plain values. Throws CaseFileError where an alias stands for nothing. */
  toValue(): unknown {
    try {
      // Thousands of cases may share an anchor, and its value is one object for all of them. Whoever writes such a value
      // out bounds what it becomes.
      return this.#document.toJS({ maxAliasCount: -1 });
    } catch {
      throw new CaseFileError(this.file, [this.#brokenAlias()]);
    }
  }

  /** Where a value begins, or the name of the member that it is; the nearest thing around it where it does not exist. */
  locate(path: ValuePath, of: "value" | "name" = "value"): TextPlace {
    const found = this.nodeAt(path, of);
    if (found !== undefined) return this.placeAt(found.range[0]);
    return path.length === 0 ? { line: 1, column: 1 } : this.locate(path.slice(0, -1));
  }

  /** The node of a value, or of the name of the member that it is; an alias along the way is followed, the last is not. */
  nodeAt(path: ValuePath, of: "value" | "name" = "value"): YamlNode | undefined {
    let node: unknown = this.#document.contents;
    for (const [depth, step] of path.entries()) {
      const container = isAlias(node) ? this.#follow(node) : node;
      const isLast = depth === path.length - 1;
      if (isMap(container)) {
        const pair = container.items.find(({ key }) => nameOf(key) === String(step));
        node = isPair(pair) ? (isLast && of === "name" ? pair.key : pair.value) : undefined;
      } else {
        node = isSeq(container) ? container.items[Number(step)] : undefined;
      }
    }
    return (node as YamlNode | null | undefined) ?? undefined;
  }

  placeAt(offset: number): TextPlace {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  #brokenAlias(): CaseProblem {
    let problem = { ...this.placeAt(0), message: "an alias stands for nothing" };
    visit(this.#document, {
      Alias: (_key, alias) => {
        if (this.#follow(alias) !== undefined) return undefined;
        problem = {
          ...this.placeAt(alias.range?.[0] ?? 0),
          message: `nothing before *${alias.source} is called &${alias.source}`,
        };
        return visit.BREAK;
      },
    });
    return problem;
  }

  #follow(alias: Alias): unknown {
    return alias.resolve(this.#document);
  }
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
