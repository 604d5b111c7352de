import type { BodyRefusal, BodyRules } from "../listen/read-body.ts";
import { type AuthenticationOptions, readSigner, type SignerReading } from "./authenticate.ts";
import type { AwsError } from "./aws-error.ts";
import { bodyRefusal } from "./body-refusal.ts";
import { type HeadRouting, queryServices } from "./route-call.ts";
import type { AwsService } from "./services.ts";
import { authError } from "./signature/auth-failure.ts";
import type { RequestHead } from "./signature/signed-request.ts";

/**
 * Bytes of a body that are read, and parsed, of whoever sends them: more than any call has but those that carry a manifest
 * or a piece of a layer. `limits.sockets` bounds how many can be held at once.
 */
export const unprovenBodyBytes = 64 * 1024;

/** Largest JSON body of an operation that names no other, in bytes: KMS's policies have 131,072 characters, six bytes each at worst. */
const usualBodyBytes = 1024 * 1024;

/** Largest form, in bytes: a policy of 131,072 characters triples when it is percent-encoded. */
const maxFormBytes = 1024 * 1024;

/** How a request's body is taken. */
export type BodyAdmission = Pick<BodyRules, "announced" | "maxBytes" | "refusal"> & {
  /** Bytes that it takes of the memory that all large bodies share; 0 where it is not large. */
  readonly room: number;
};

/**
 * Decides by a request's head how much of its body is read: all that the operation takes where the head names an active
 * access key and a time and scope that fit, else no more than `unprovenBodyBytes`, beyond which the answer is what the
 * head alone is refused with.
 */
export function admitBody(
  head: RequestHead,
  routing: Extract<HeadRouting, { kind: "call" | "form" }>,
  check: Pick<AuthenticationOptions, "accessKeys" | "now">,
): BodyAdmission {
  const announced = announcedBytes(head);
  const maxBytes = routing.kind === "form" ? maxFormBytes : jsonLimit(routing.call);
  const protocol = routing.kind === "form" ? "query" : "json";
  const refusal = (why: BodyRefusal): AwsError => bodyRefusal(protocol, maxBytes, why);
  const admission = { announced, maxBytes, refusal, room: 0 };
  if (announced !== undefined && announced <= unprovenBodyBytes) return admission;
  const reading = readHead(head, routing, check);
  if (reading.kind === "claimed") return { ...admission, room: Math.min(announced ?? maxBytes, maxBytes) };
  return {
    ...admission,
    maxBytes: unprovenBodyBytes,
    refusal: (why) => (why === "too-large" ? authError(reading.failure, protocol) : refusal(why)),
  };
}

/** The length that the request says, where it says one: 0 where it has no body. */
function announcedBytes({ headers }: RequestHead): number | undefined {
  if (headers.has("transfer-encoding")) return undefined;
  return Number(headers.get("content-length")?.[0] ?? 0); // Node's parser has refused what is no number
}

function jsonLimit({ service, operation }: Extract<HeadRouting, { kind: "call" }>["call"]): number {
  return service.operations.get(operation)?.maxBodyBytes ?? usualBodyBytes;
}

/** Which service a form calls stands in it: a signer for any of them is one. */
function readHead(
  head: RequestHead,
  routing: Extract<HeadRouting, { kind: "call" | "form" }>,
  check: Pick<AuthenticationOptions, "accessKeys" | "now">,
): SignerReading {
  const read = ({ model, skewMinutes }: AwsService): SignerReading =>
    readSigner(head, { ...check, service: model.signingName, skewMinutes });
  if (routing.kind === "call") return read(routing.call.service);
  const readings = [...queryServices.values()].map(({ service }) => read(service));
  // A scope that is another service's is refused before the key is looked up: the reading that came further counts.
  const reading =
    readings.find(({ kind }) => kind === "claimed") ??
    readings.find((other) => other.kind === "refused" && other.failure.kind !== "mismatch") ??
    readings[0];
  if (reading === undefined) throw new TypeError("no service has the query protocol");
  return reading;
}
