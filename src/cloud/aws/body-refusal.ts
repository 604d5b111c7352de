import { type BodyRefusal, bodyMs } from "../listen/read-body.ts";
import { AwsError } from "./aws-error.ts";

/** The protocols' codes that AWS's clients wait at and try again (Smithy's retry behavior; AWS query's common errors). */
const codes = {
  json: { busy: "ThrottlingException", slow: "RequestTimeoutException" },
  query: { busy: "Throttling", slow: "RequestTimeout" },
} as const;

/** What a call is answered whose body is not read to its end. */
export function bodyRefusal(protocol: "json" | "query", maxBytes: number, why: BodyRefusal): AwsError {
  switch (why) {
    case "too-large":
      return new AwsError("RequestEntityTooLargeException", `The request body is larger than ${maxBytes} bytes.`, {
        status: 413,
      });
    case "too-busy":
      return new AwsError(codes[protocol].busy, "Other large requests are under way. Try again.", { status: 400 });
    case "too-slow": {
      const message = `The request body did not come to its end within ${bodyMs / 1000} seconds.`;
      return new AwsError(codes[protocol].slow, message, { status: 408 });
    }
  }
}
