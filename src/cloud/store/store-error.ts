import { InkanError } from "../../core/error.ts";

/** Why a data folder, or one thing in it, cannot be used. */
export type StoreErrorCode =
  | "STORE_NEWER"
  | "STORE_DAMAGED"
  | "STORE_UNUSABLE"
  | "STORE_KEY_MISSING"
  | "STORE_SECRET_UNREADABLE"
  /** An upload's file has fewer bytes than were received, as after a kill in the moment that made it a blob. */
  | "UPLOAD_LOST";

/** The data folder is not in a state this program can work with. */
export class StoreError extends InkanError<StoreErrorCode> {
  override readonly name = "StoreError";
}
