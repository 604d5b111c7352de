import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestedEndpoint } from "../listen/authority.ts";
import { splitTarget } from "../listen/split-target.ts";
import { answerError } from "./answer-error.ts";
import { authenticate } from "./authenticate.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { readRepositoryName } from "./invalid-input.ts";
import { matchRoute, type RegistryRoute } from "./match-route.ts";
import { permit, type RegistryCall, type RegistryParts } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** The registry's routes, for a door whose request bodies are raw streams. */
export function registryRoutes(parts: RegistryParts): (app: FastifyInstance) => void {
  const handler = (request: FastifyRequest, reply: FastifyReply): void | Promise<void> => handle(parts, request, reply);
  return (app) => {
    app.register(async (registry) => {
      registry.setErrorHandler((error, request, reply) => answerError(error, request, reply, parts.quirks));
      for (const url of ["/v2", "/v2/", "/v2/*"]) registry.all(url, handler);
    });
  };
}

function handle(parts: RegistryParts, request: FastifyRequest, reply: FastifyReply): void | Promise<void> {
  reply.header("docker-distribution-api-version", "registry/2.0");
  const endpoint = requestedEndpoint(request);
  const { principal, scope } = authenticate(parts, request, endpoint);
  request.principalArn = principal.arn;
  const { path, query } = splitTarget(request.raw.url ?? "");
  const route = matchRoute(path);
  if (route === undefined) {
    reply.code(404).header("content-type", "text/plain; charset=utf-8").send("404 page not found\n");
    return;
  }
  const call = { parts, scope, principal, endpoint, query: new URLSearchParams(query), request, reply };
  return dispatch(call, route);
}

/** The one way to an endpoint: its name is one, and its actions are allowed, before anything is done or told. */
function dispatch<Kind extends RegistryRoute["kind"]>(
  call: RegistryCall,
  route: Extract<RegistryRoute, { kind: Kind }>,
): void | Promise<void> {
  const methods: Readonly<Record<string, Endpoint<Kind>>> = endpoints[route.kind as Kind];
  const endpoint = Object.hasOwn(methods, call.request.method) ? methods[call.request.method] : undefined;
  if (endpoint === undefined) {
    throw new RegistryError("methodUnsupported", `${call.request.method} is not supported here`, {
      headers: { allow: Object.keys(methods).join(", ") },
    });
  }
  const name = "name" in route ? readRepositoryName(route.name) : "*";
  const actions = endpoint.actions(call);
  call.request.operation = actions[0];
  for (const action of actions) permit(call, action, name);
  // The name was checked just now.
  return endpoint.handle(call, route as CheckedRoute<Kind>);
}
