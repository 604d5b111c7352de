/**
 * Writes docs/reference.md and docs/reference.ja.md from the table of rows in test/reference, whose tests hold it to what
 * really happens. A test fails while they are stale.
 *
 *   node scripts/generate-reference.ts
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatReference, languages } from "../test/reference/format-reference.ts";

for (const language of languages) {
  writeFileSync(join(import.meta.dirname, "..", language.file), formatReference(language));
}
