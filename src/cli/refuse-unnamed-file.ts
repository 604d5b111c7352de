import { statSync } from "node:fs";
import { parseSource } from "../tools/connect/image-source.ts";
import { UsageError } from "./command.ts";

/**
 * Refuses a file, a folder or a registry's image as SOURCE without a REF. SOURCE alone is the engine's image that bears
 * REF's name already; what else an image is read from says nothing about what it is to be called.
 *
 * @param source SOURCE where no REF was given
 * @param example a command line with both
 * @throws UsageError
 */
export function refuseUnnamedFile(source: string, example: string): void {
  const isName = parseSource(source).kind === "unnamed" && !/^[./~]/.test(source) && !isFile(source);
  if (isName) return;
  throw new UsageError(
    `'${source}' is what the image is read from; REF, the name that it is to have, is missing`,
    example,
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
