import type { FastifyRequest } from "fastify";
import type { RequestedEndpoint } from "../aws/operation.ts";

/** A host of letters, digits, dots, hyphens and underscores or an IPv6 address in brackets, with or without a port (RFC 3986 3.2.2). */
const authorityPattern = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?$/i;

/** Whether a `Host` header can be repeated in answers (URLs, challenges, repository URIs) as it stands. */
export function isAuthority(text: string): boolean {
  return authorityPattern.test(text);
}

/** The address that a request was sent to. The door has refused every request whose `Host` is not one. */
export function requestedEndpoint(request: FastifyRequest): RequestedEndpoint {
  return { scheme: request.protocol, authority: request.host };
}
