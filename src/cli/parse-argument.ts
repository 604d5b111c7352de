import { InkanError } from "../core/error.ts";
import { UsageError } from "./command.ts";

/** Reads what was typed: where it is broken, the command line itself is wrong, exit code 64. Throws UsageError. */
export function parseArgument<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof InkanError)) throw error;
    throw new UsageError(error.message, error.next);
  }
}
