import { statSync } from "node:fs";

/** Group and others: whoever of them may write to a folder may put other files in the place of those in it. */
const writableByOthers = 0o022;

/** Why a data folder may not be in its owner's hands alone, as a sentence with the way out; undefined where it is. */
export function folderConcern(folder: string): string | undefined {
  const { uid, mode } = statSync(folder);
  // Windows has neither: rights are inherited there from the user's own folder.
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  if (uid !== user) {
    return `the data folder belongs to the user with id ${uid}, who can read and replace all that is in it; start on a folder of your own with --data DIR`;
  }
  if ((mode & writableByOthers) === 0) return undefined;
  return "other users may write to the data folder, and replace what is in it; take that away with 'chmod go-w'";
}
