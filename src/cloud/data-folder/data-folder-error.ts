import { InkanError } from "../../core/error.ts";

/** Why a cloud cannot have a data folder. */
export type DataFolderErrorCode = "FOLDER_IN_USE" | "FOLDER_UNUSABLE";

/** A data folder cannot be used. */
export class DataFolderError extends InkanError<DataFolderErrorCode> {
  override readonly name = "DataFolderError";
}
