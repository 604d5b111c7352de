import type { RefusalAnswer } from "../listen/door.ts";
import { errorBody } from "./answer-error.ts";

/** Answers what reached no route, or failed before or inside one, as a registry does. */
export const answerRegistryRefusal: RefusalAnswer = ({ status, message }) => ({
  contentType: "application/json; charset=utf-8",
  body: errorBody(codeOf(status), message),
});

/** The specification's code that comes nearest (OCI distribution-spec 1.1, "Error Codes"). */
function codeOf(status: number): string {
  if (status >= 500) return "UNKNOWN";
  return status === 404 ? "NAME_UNKNOWN" : "NAME_INVALID";
}
