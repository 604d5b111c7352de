import { escapeMarkup } from "./markup.ts";

/** Test suites as JUnit's XML has them. */
export type JunitReport = { readonly name: string; readonly suites: readonly JunitSuite[] };

/** The tests of one file. */
export type JunitSuite = {
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  readonly cases: readonly JunitCase[];
};

/** One test; `line` from 1. */
export type JunitCase = {
  readonly name: string;
  /** Jenkins takes what stands before the last full stop for a package, and groups by it. */
  readonly className: string;
  readonly file: string;
  readonly line: number;
  /** Absent where it passed. `failure`: the test says no; `error`: it could not be run. */
  readonly problem?: {
    readonly kind: "failure" | "error";
    readonly type: string;
    readonly message: string;
    readonly text: string;
  };
};

/**
 * Writes what Jenkins (JUnit plugin), GitLab ("Unit test reports") and most other CI systems read: the elements and
 * attributes of `jenkins-junit.xsd`, and with them `file` and `line`, which GitLab links to.
 */
export function formatJunit({ name, suites }: JunitReport): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const seconds = suites.reduce((sum, suite) => sum + suite.seconds, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...count(cases), time: formatSeconds(seconds) })}>`,
    ...suites.flatMap(formatSuite),
    "</testsuites>",
    "",
  ].join("\n");
}

function formatSuite({ name, file, seconds, cases }: JunitSuite): readonly string[] {
  const time = formatSeconds(seconds);
  return [
    `  <testsuite ${attributes({ name, ...count(cases), skipped: "0", time, file })}>`,
    ...cases.map(formatCase),
    "  </testsuite>",
  ];
}

function formatCase({ name, className, file, line, problem }: JunitCase): string {
  const opening = `    <testcase ${attributes({ name, classname: className, file, line: String(line) })}`;
  if (problem === undefined) return `${opening}/>`;
  const { kind, type, message, text } = problem;
  return `${opening}>\n      <${kind} ${attributes({ type, message })}>${escapeMarkup(text)}</${kind}>\n    </testcase>`;
}

function count(cases: readonly JunitCase[]): {
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
} {
  const of = (kind: "failure" | "error") => String(cases.filter(({ problem }) => problem?.kind === kind).length);
  return { tests: String(cases.length), failures: of("failure"), errors: of("error") };
}

function formatSeconds(seconds: number): string {
  return seconds.toFixed(3);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}="${escapeMarkup(value).replace(/[\n\r\t]/g, (space) => `&#${space.charCodeAt(0)};`)}"`,
    )
    .join(" ");
}
