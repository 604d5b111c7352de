import { defaultDataFolder } from "./running-cloud.ts";
import { shellWord } from "./shell-word.ts";

/**
 * What a command line that a person is to paste says of its data folder: ` --data DIR`, or nothing where the command
 * finds the folder by itself.
 *
 * @param folder an absolute path
 * @param platform as all that follows, where the command will run: see `defaultDataFolder`
 */
export function dataOption(
  folder: string,
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (folder === defaultDataFolder(platform, env, home) && !env.INKAN_DATA) return "";
  return ` --data ${shellWord(folder)}`;
}
