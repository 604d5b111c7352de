import { UsageError } from "./command.ts";

/** Reads a positive whole number of an option. Throws UsageError. */
export function parseCount(option: string, text: string): number {
  const count = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(count) || count === 0) {
    throw new UsageError(`${option} is '${text}'; it must be a whole number above 0`);
  }
  return count;
}
