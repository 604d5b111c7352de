import { InkanError } from "../../core/error.ts";
import type { Diagnosis } from "./diagnose.ts";

/** What a step says while it runs. */
export type StepTalk = {
  /** A line about what was found; the first one stands for all in a summary. */
  readonly say: (line: string) => void;
  /** A command line that is about to be run. */
  readonly command: (line: string) => void;
};

/** What became of a step. */
export type StepOutcome<Name extends string> =
  | { readonly kind: "passed" }
  | { readonly kind: "failed"; readonly error: InkanError; readonly diagnosis: Diagnosis }
  /** A step that it needs failed or was not run either. */
  | { readonly kind: "not-run"; readonly because: Name };

/** A step that is over. */
export type StepResult<Name extends string = string> = {
  /** From 1, in the order of the table. */
  readonly number: number;
  readonly name: Name;
  readonly title: string;
  readonly outcome: StepOutcome<Name>;
  readonly seconds: number;
  readonly commands: readonly string[];
  readonly found: readonly string[];
};

/** What happens, as it happens. */
export type StepEvent<Name extends string = string> =
  | { readonly kind: "begun"; readonly number: number; readonly of: number; readonly title: string }
  | { readonly kind: "command"; readonly line: string }
  | { readonly kind: "found"; readonly line: string }
  | { readonly kind: "ended"; readonly result: StepResult<Name> };

/** What a step left for those after it: its value or, where there is none, its name. */
export type Left<Value, Name extends string = string> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "nothing"; readonly step: Name };

/** The value that a step left; undefined where it left none. */
export function valueLeft<Value>(left: Left<Value>): Value | undefined {
  return left.kind === "value" ? left.value : undefined;
}

/** The values behind what steps left. */
export type ValuesOf<Needs extends readonly Left<unknown>[]> = {
  [Place in keyof Needs]: Needs[Place] extends Left<infer Value> ? Value : never;
};

export type StepRunner<Name extends string> = {
  /**
   * Runs a step, unless one that it needs left nothing. An InkanError is the step's failure; anything else is thrown, and
   * so is everything once the check was interrupted.
   */
  run<const Needs extends readonly Left<unknown, Name>[], Value>(
    name: Name,
    needs: Needs,
    work: (values: ValuesOf<Needs>, talk: StepTalk) => Promise<Value>,
  ): Promise<Left<Value, Name>>;
  /** Those that are over, in order. */
  readonly results: readonly StepResult<Name>[];
};

/**
 * Runs the steps of a check one after the other and keeps what became of each.
 *
 * @param titles every step with what is being done in it, in the order of their numbers
 */
export function createStepRunner<Name extends string>(
  titles: Readonly<Record<Name, string>>,
  options: {
    readonly signal: AbortSignal;
    readonly diagnose: (error: InkanError) => Promise<Diagnosis>;
    readonly onEvent: (event: StepEvent<Name>) => void;
  },
): StepRunner<Name> {
  const names = Object.keys(titles);
  const results: StepResult<Name>[] = [];
  const run: StepRunner<Name>["run"] = async (name, needs, work) => {
    const number = names.indexOf(name) + 1;
    const title = titles[name];
    const commands: string[] = [];
    const found: string[] = [];
    options.signal.throwIfAborted();
    options.onEvent({ kind: "begun", number, of: names.length, title });
    const begun = performance.now();
    const end = (outcome: StepOutcome<Name>) => {
      const seconds = Math.round(performance.now() - begun) / 1000;
      const result = { number, name, title, outcome, seconds, commands, found };
      results.push(result);
      options.onEvent({ kind: "ended", result });
    };
    const missing = needs.find((need) => need.kind === "nothing");
    if (missing !== undefined) {
      end({ kind: "not-run", because: missing.step });
      return { kind: "nothing", step: name };
    }
    const values = needs.map(valueLeft);
    try {
      const value = await work(values as ValuesOf<typeof needs>, {
        say: (line) => {
          found.push(line);
          options.onEvent({ kind: "found", line });
        },
        command: (line) => {
          commands.push(line);
          options.onEvent({ kind: "command", line });
        },
      });
      end({ kind: "passed" });
      return { kind: "value", value };
    } catch (error) {
      if (options.signal.aborted || !(error instanceof InkanError)) throw error;
      end({ kind: "failed", error, diagnosis: await options.diagnose(error) });
      return { kind: "nothing", step: name };
    }
  };
  return { run, results };
}
