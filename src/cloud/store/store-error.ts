import { InkanError } from "../../core/error.ts";

/** Why a data folder cannot be used. */
export type StoreErrorCode = "STORE_NEWER" | "STORE_DAMAGED" | "STORE_KEY_MISSING" | "STORE_SECRET_UNREADABLE";

/** The data folder is not in a state this program can work with. */
export class StoreError extends InkanError<StoreErrorCode> {
  override readonly name = "StoreError";
}
