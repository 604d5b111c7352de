// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";

/** The operations of kms that exist. */
export const kmsOperations: readonly AnyOperation[] = [
];
