import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Environment, variable } from "./environment.ts";

/** Whether a program of this name lies in one of PATH's folders. It is not run. */
export async function isInstalled(program: string, env: Environment): Promise<boolean> {
  const folders = (variable(env, "PATH") ?? "").split(delimiter).filter((folder) => folder !== "");
  const files = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  for (const path of folders.flatMap((folder) => files.map((file) => join(folder, file)))) {
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return true;
  }
  return false;
}
