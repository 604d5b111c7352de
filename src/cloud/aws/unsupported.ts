import { AwsError } from "./aws-error.ts";
import type { ProtocolKind } from "./service-model.ts";

/**
 * The refusal of what AWS can do and this cloud cannot: an operation, a member of its input, or a value. Always a client
 * error, since clients retry a server's for minutes.
 *
 * @param what ends the sentence that begins with `SERVICE:OPERATION`: `does not support the member Tags`
 */
export function unsupported(protocol: ProtocolKind, operation: string, what: string): AwsError {
  const code = protocol === "json" ? "UnsupportedOperationException" : "UnsupportedOperation";
  return new AwsError(code, `${operation} ${what} in this cloud.`, { status: 400 });
}
