import type { ServerResponse } from "node:http";
import type { FastifyRequest } from "fastify";
import type { CloudLog } from "../log/cloud-log.ts";
import { splitTarget } from "./split-target.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The ARN of who made the request, for the log; set by the room that authenticated it. */
    principalArn: string;
    /** `SERVICE:OPERATION`, for the log; set by the room that knows it. */
    operation: string;
  }
}

/** Query parameters whose values are logged; every other may be a secret (a signature, a token, a key). */
const loggedParameters: ReadonlySet<string> = new Set([
  "Action",
  "Version",
  "artifactType",
  "digest",
  "from",
  "last",
  "mount",
  "n",
  "ns",
]);

/** Longest path that is logged, in characters. */
const maxLoggedPath = 2048;

/** A request target without what could be a secret: values of unknown query parameters are left out. */
function loggablePath(target: string): string {
  const { path, query } = splitTarget(target);
  if (query === "") return path.slice(0, maxLoggedPath);
  const shown = query.split("&").map((parameter) => {
    const [name = "", value] = parameter.split("=", 2);
    return value === undefined || loggedParameters.has(name) ? parameter : `${name}=…`;
  });
  return `${path}?${shown.join("&")}`.slice(0, maxLoggedPath);
}

/** Logs a request in one line, once its answer is out or its client gone. */
export function logWhenDone(request: FastifyRequest, response: ServerResponse, door: string, log: CloudLog): void {
  const startedAt = performance.now();
  response.once("close", () => {
    log.request({
      door,
      requestId: request.id,
      method: request.method,
      path: loggablePath(request.raw.url ?? ""),
      status: response.writableFinished ? response.statusCode : 0,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      ...(request.principalArn ? { principal: request.principalArn } : {}),
      ...(request.operation ? { operation: request.operation } : {}),
    });
  });
}
