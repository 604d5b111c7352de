import { DataFolderError } from "./data-folder-error.ts";
import type { TakenFolders } from "./take-folders.ts";

/** How often the folders are looked at, in milliseconds: two calls of the system each time. */
const lookEveryMs = 1_000;

/**
 * Looks from time to time whether a running cloud's folders are still there, until `stop`: a cloud whose folder somebody
 * has removed cannot be found by anybody, and what it is given is lost.
 *
 * @param onGone is told once
 */
export function watchFolders(
  folders: Pick<TakenFolders, "findGone">,
  onGone: (error: DataFolderError) => void,
): { stop(): void } {
  const stop = () => clearInterval(timer);
  const timer = setInterval(() => {
    const gone = folders.findGone();
    if (gone === undefined) return;
    stop();
    onGone(
      new DataFolderError(
        "FOLDER_GONE",
        `the folder ${gone} was removed while a cloud ran on it, and with it its data`,
        {
          next: "stop a cloud with inkan down before you remove its folder",
        },
      ),
    );
  }, lookEveryMs).unref();
  return { stop };
}
