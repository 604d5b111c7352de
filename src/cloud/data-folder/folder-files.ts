import { join } from "node:path";
import { logFile } from "../../core/running-cloud.ts";

/** The files that a cloud keeps beside its store: paths by what they are. */
export type FolderFiles = {
  readonly credentials: string;
  readonly authority: string;
  readonly trustedRoot: string;
  readonly log: string;
};

/** Where the files of a data folder are. */
export function folderFiles(folder: string): FolderFiles {
  return {
    credentials: join(folder, "credentials.json"),
    authority: join(folder, "ca.pem"),
    trustedRoot: join(folder, "trusted-root.json"),
    log: join(folder, logFile),
  };
}
