import { writeFile } from "node:fs/promises";
import { InkanError } from "../../core/error.ts";

/**
 * Writes a report into a file.
 *
 * @param name what messages call it
 * @throws InkanError `FILE_UNWRITABLE`
 */
export async function writeReport(path: string, name: string, content: string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw new InkanError("FILE_UNWRITABLE", `the report ${name} cannot be written`, { cause });
  }
}
