/** Whether an error bears one of these codes: Node.js's (`ENOENT`), or one of ours. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}
