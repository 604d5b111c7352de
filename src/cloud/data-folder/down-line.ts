import { homedir } from "node:os";
import { dataOption } from "../../core/data-option.ts";

/** The command line that stops the cloud whose record is in a folder. */
export function downLine(folder: string): string {
  return `inkan down${dataOption(folder, process.platform, process.env, homedir())}`;
}
