import type { Group } from "../row.ts";
import { aliases } from "./aliases.ts";
import { environment } from "./environment.ts";
import { keys } from "./keys.ts";
import { oneLiners } from "./one-liners.ts";
import { registry } from "./registry.ts";
import { scripts } from "./scripts.ts";
import { signatureRows } from "./signatures.ts";
import { troubleshooting } from "./troubleshooting.ts";

/** The whole reference, in its order. */
export const allGroups: readonly Group[] = [
  environment,
  registry,
  signatureRows,
  keys,
  scripts,
  oneLiners,
  troubleshooting,
  aliases,
];
