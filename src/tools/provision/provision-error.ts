import { InkanError } from "../../core/error.ts";

/** What is planned cannot be carried out as it is; nothing was done. */
export class ProvisionError extends InkanError<"PROVISION_BLOCKED" | "REPOSITORY_NOT_EMPTY"> {
  override readonly name = "ProvisionError";
}
