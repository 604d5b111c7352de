import type { FastifyInstance, FastifyRequest } from "fastify";
import { createAuthorize } from "./aws/authorize.ts";
import { unknownOperationPage } from "./aws/aws-answer.ts";
import { awsRoutes } from "./aws/aws-routes.ts";
import type { Clocks } from "./clocks.ts";
import { layerRoutes } from "./ecr/layer-routes.ts";
import type { Door, DoorRefusal } from "./listen/door.ts";
import type { CertificateSource } from "./listen/tls/certificate-source.ts";
import type { CloudLog } from "./log/cloud-log.ts";
import type { Quirks } from "./quirks.ts";
import { answerRegistryRefusal } from "./registry/answer-refusal.ts";
import { registryRoutes } from "./registry/registry-routes.ts";
import type { Store } from "./store/open-store.ts";

/** What the services behind the public door work on. */
export type CloudParts = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly quirks: Quirks;
  readonly log: CloudLog;
};

/** The public door's name, in the log and among the open doors. */
export const publicDoorName = "public";

/** The `X-Amz-Target` of KMS's operations begins with this. */
const kmsTargetPrefix = "TrentService.";

/**
 * The one port that every client of AWS and of a registry talks to, and the unix socket of its owner's that leads to the
 * same.
 *
 * @param options.keysReady until it resolves, calls of KMS wait: the first key is still being made, and an answer without
 * it would be wrong
 */
export function publicDoor(
  parts: CloudParts,
  options: {
    readonly host: string;
    readonly port: number;
    readonly socket: string;
    readonly certificates: CertificateSource;
    readonly keysReady: Promise<void>;
  },
): Door {
  return {
    name: publicDoorName,
    at: { kind: "tcp", host: options.host, port: options.port },
    socket: options.socket,
    certificates: options.certificates,
    routes: (app) => {
      holdUntil(app, options.keysReady, isKmsCall);
      const authorized = { ...parts, authorize: createAuthorize(parts.store) };
      awsRoutes(authorized)(app);
      registryRoutes(authorized)(app);
      layerRoutes(authorized)(app);
    },
    refusal: answerRefusal,
  };
}

/** Lets the requests that `concerns` picks wait until `ready` resolves. */
function holdUntil(app: FastifyInstance, ready: Promise<void>, concerns: (request: FastifyRequest) => boolean): void {
  let isReady = false;
  ready.then(
    () => {
      isReady = true;
    },
    () => {},
  );
  app.addHook("onRequest", (request, _reply, done) => {
    if (isReady || !concerns(request)) done();
    else ready.then(() => done(), done);
  });
}

function isKmsCall(request: FastifyRequest): boolean {
  return String(request.headers["x-amz-target"]).startsWith(kmsTargetPrefix);
}

/** The registry's paths are answered in its own form, every other as AWS answers what it does not know. */
function answerRefusal(refusal: DoorRefusal, request: FastifyRequest): ReturnType<Door["refusal"]> {
  if (request.raw.url?.startsWith("/v2")) return answerRegistryRefusal(refusal, request);
  if (refusal.status === 404) return unknownOperationPage;
  return { contentType: "application/json", body: JSON.stringify({ message: refusal.message }) };
}
