import { outputOf } from "../test/run-program.ts";

/** How long a whole process takes, in milliseconds; fails where it does. */
export async function timeProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const begun = performance.now();
  await outputOf(program, args, { env });
  return performance.now() - begun;
}
