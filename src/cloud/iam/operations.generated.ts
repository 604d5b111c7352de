// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";

/** The operations of iam that exist. */
export const iamOperations: readonly AnyOperation[] = [
];
