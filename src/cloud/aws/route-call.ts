import { AwsError } from "./aws-error.ts";
import { echoed } from "./echoed.ts";
import type { ServiceId } from "./operation.ts";
import type { ProtocolKind } from "./service-model.ts";
import { type AwsService, services } from "./services.ts";
import { parseQuery, type QueryParameter } from "./signature/canonical-request.ts";
import type { RequestHead, RequestHeaders, SignedRequest } from "./signature/signed-request.ts";
import { unsupported } from "./unsupported.ts";

/** A call of a JSON service. */
export type JsonCall = { readonly protocol: "json"; readonly service: AwsService; readonly operation: string };

/** A call of a query service, of which EC2 is one in a protocol of its own. */
export type QueryCall = {
  readonly protocol: "query" | "ec2";
  readonly service: AwsService;
  readonly operation: string;
  readonly parameters: readonly QueryParameter[];
};

/** Which operation of which service a request calls, and in which protocol. */
export type Call = JsonCall | QueryCall;

/** The reason why there is no call. */
export type NoSuchCall = { readonly kind: "error"; readonly protocol: ProtocolKind; readonly error: AwsError };

/** What a request's head says of its call. */
export type HeadRouting =
  | { readonly kind: "call"; readonly call: JsonCall }
  /** A query service's: the parameters, some of them perhaps in the body, are to be read with `routeForm`. */
  | { readonly kind: "form" }
  | NoSuchCall
  /** Neither a JSON call nor a form. */
  | { readonly kind: "no-call" };

const jsonMediaType = "application/x-amz-json-1.1";
const formMediaType = "application/x-www-form-urlencoded";

/** Finds what a request to `/` calls as far as its head tells: JSON services by `X-Amz-Target`. */
export function routeHead({ method, headers }: RequestHead): HeadRouting {
  const mediaType = mediaTypeOf(headers);
  const target = headers.get("x-amz-target")?.[0];
  if (method === "POST" && mediaType === jsonMediaType) return routeTarget(target);
  if (target === undefined && (method === "GET" || mediaType === formMediaType)) return { kind: "form" };
  return { kind: "no-call" };
}

/** Finds the operation of a query service by its parameters, of the query and of the form in the body. */
export function routeForm({ method, query, body }: SignedRequest): { kind: "call"; call: QueryCall } | NoSuchCall {
  const form = method === "GET" ? query : [query, Buffer.from(body).toString("utf8")].join("&");
  return routeParameters(parseQuery(form));
}

function mediaTypeOf(headers: RequestHeaders): string {
  return (headers.get("content-type")?.[0] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function routeTarget(target: string | undefined): HeadRouting {
  const [prefix = "", operation = "", ...rest] = target?.split(".") ?? [];
  const service = jsonServices.get(prefix);
  if (service !== undefined && rest.length === 0 && Object.hasOwn(service.model.operations, operation)) {
    return { kind: "call", call: { protocol: "json", service, operation } };
  }
  // Of a service's own unknown operations AWS says nothing more; another service's client deserves to know where it is.
  const message =
    service === undefined && target !== undefined
      ? `${echoed(target)} is not an operation of ${serviceNames}.`
      : undefined;
  return { kind: "error", protocol: "json", error: new AwsError("UnknownOperationException", message) };
}

function routeParameters(
  parameters: readonly QueryParameter[] | undefined,
): { kind: "call"; call: QueryCall } | NoSuchCall {
  if (parameters === undefined) {
    return queryError("MalformedQueryString", "Incomplete trailing escape % sequence");
  }
  const read = (name: string): string | undefined => parameters.find(([key]) => key === name)?.[1];
  const action = read("Action") ?? "";
  const version = read("Version") ?? "";
  if (action === "")
    return queryError("MissingAction", `No Action was given. This address answers for ${serviceNames}.`);
  const found = queryServices.get(version);
  if (found !== undefined && Object.hasOwn(found.service.model.operations, action)) {
    return { kind: "call", call: { ...found, operation: action, parameters } };
  }
  if (found?.service.model.isPartial) {
    const error = unsupported(found.protocol, `${found.service.model.service}:${echoed(action)}`, "is not supported");
    return { kind: "error", protocol: found.protocol, error };
  }
  const shownVersion = version === "" ? "NO_VERSION_SPECIFIED" : version;
  return queryError("InvalidAction", `Could not find operation ${echoed(action)} for version ${echoed(shownVersion)}`);
}

function queryError(code: string, message: string): NoSuchCall {
  return { kind: "error", protocol: "query", error: new AwsError(code, message, { status: 400 }) };
}

const allServices = Object.entries(services) as [ServiceId, AwsService][];
const serviceNames = allServices.map(([id]) => id.toUpperCase()).join(", ");
const jsonServices = new Map(
  allServices.flatMap(([, service]) => {
    const { protocol } = service.model;
    return protocol.kind === "json" ? [[protocol.targetPrefix, service] as const] : [];
  }),
);

/** The query services by the version of their API, which their clients send. */
export const queryServices: ReadonlyMap<string, Pick<QueryCall, "protocol" | "service">> = new Map(
  allServices.flatMap(([, service]) => {
    const { protocol, apiVersion } = service.model;
    return protocol.kind === "json" ? [] : [[apiVersion, { protocol: protocol.kind, service }] as const];
  }),
);
