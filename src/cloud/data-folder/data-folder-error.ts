import { InkanError } from "../../core/error.ts";

/** Why a cloud cannot have a data folder, or has it no longer. */
export type DataFolderErrorCode = "FOLDER_IN_USE" | "FOLDER_UNUSABLE" | "FOLDER_FOREIGN" | "FOLDER_GONE";

/** A data folder cannot be used. */
export class DataFolderError extends InkanError<DataFolderErrorCode> {
  override readonly name = "DataFolderError";
}

/** A folder that cannot be made, read or written; `cause` says why. */
export function folderUnusable(folder: string, cause: unknown): DataFolderError {
  return new DataFolderError("FOLDER_UNUSABLE", `the data folder ${folder} cannot be made or written`, {
    cause,
    next: "use another folder with --data DIR",
  });
}
