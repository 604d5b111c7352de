import { AwsError } from "./aws-error.ts";
import type { ServiceId } from "./operation.ts";
import { type AwsService, services } from "./services.ts";
import { parseQuery, type QueryParameter } from "./signature/canonical-request.ts";
import type { SignedRequest } from "./signature/signed-request.ts";
import { unsupported } from "./unsupported.ts";

/** Which operation of which service a request calls, and in which protocol. */
export type Call =
  | { readonly protocol: "json"; readonly service: AwsService; readonly operation: string }
  | {
      readonly protocol: "query";
      readonly service: AwsService;
      readonly operation: string;
      readonly parameters: readonly QueryParameter[];
    };

/** A call, or the reason why there is none. */
export type Routing =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "error"; readonly protocol: "json" | "query"; readonly error: AwsError }
  /** Neither a JSON call nor a form. */
  | { readonly kind: "no-call" };

const jsonMediaType = "application/x-amz-json-1.1";
const formMediaType = "application/x-www-form-urlencoded";

/** Query services that AWS has and this cloud has not, by the version their clients send. */
const otherQueryServices: Readonly<Record<string, string>> = { "2010-05-08": "iam", "2016-11-15": "ec2" };

/** Finds the operation that a request to `/` calls: JSON services by `X-Amz-Target`, query services by their parameters. */
export function routeCall(request: SignedRequest): Routing {
  const mediaType = (request.headers.get("content-type")?.[0] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const target = request.headers.get("x-amz-target")?.[0];
  if (request.method === "POST" && mediaType === jsonMediaType) return routeTarget(target);
  if (target !== undefined) return { kind: "no-call" };
  if (request.method === "GET") return routeParameters(parseQuery(request.query));
  if (mediaType === formMediaType) {
    return routeParameters(parseQuery([request.query, Buffer.from(request.body).toString("utf8")].join("&")));
  }
  return { kind: "no-call" };
}

function routeTarget(target: string | undefined): Routing {
  const [prefix = "", operation = "", ...rest] = target?.split(".") ?? [];
  const service = jsonServices.get(prefix);
  if (service !== undefined && rest.length === 0 && Object.hasOwn(service.model.operations, operation)) {
    return { kind: "call", call: { protocol: "json", service, operation } };
  }
  // Of a service's own unknown operations AWS says nothing more; another service's client deserves to know where it is.
  const message =
    service === undefined && target !== undefined ? `${target} is not an operation of ${serviceNames}.` : undefined;
  return { kind: "error", protocol: "json", error: new AwsError("UnknownOperationException", message) };
}

function routeParameters(parameters: readonly QueryParameter[] | undefined): Routing {
  if (parameters === undefined) {
    return queryError("MalformedQueryString", "Incomplete trailing escape % sequence");
  }
  const read = (name: string): string | undefined => parameters.find(([key]) => key === name)?.[1];
  const action = read("Action") ?? "";
  const version = read("Version") ?? "";
  if (action === "")
    return queryError("MissingAction", `No Action was given. This address answers for ${serviceNames}.`);
  const other = otherQueryServices[version];
  if (other !== undefined) {
    return { kind: "error", protocol: "query", error: unsupported("query", `${other}:${action}`, "is not supported") };
  }
  const service = queryServices.get(version);
  if (service !== undefined && Object.hasOwn(service.model.operations, action)) {
    return { kind: "call", call: { protocol: "query", service, operation: action, parameters } };
  }
  const shownVersion = version === "" ? "NO_VERSION_SPECIFIED" : version;
  return queryError("InvalidAction", `Could not find operation ${action} for version ${shownVersion}`);
}

function queryError(code: string, message: string): Routing {
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
const queryServices = new Map(
  allServices.flatMap(([, service]) => {
    const { protocol, apiVersion } = service.model;
    return protocol.kind === "query" ? [[apiVersion, service] as const] : [];
  }),
);
