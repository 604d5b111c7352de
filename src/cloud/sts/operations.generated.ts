// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { GetCallerIdentity } from "./GetCallerIdentity.ts";

/** The operations of sts that exist. */
export const stsOperations: readonly AnyOperation[] = [
  GetCallerIdentity,
];
