import { InkanError } from "../../core/error.ts";

/** No shell with AWS's own names can be had here. */
export class ShellError extends InkanError<"NOT_LINUX" | "PROGRAM_MISSING" | "NAMESPACES_FORBIDDEN" | "SETUP_FAILED"> {
  override readonly name = "ShellError";
}
