import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ECRClient, type ECRClientConfig } from "@aws-sdk/client-ecr";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { FastifyInstance } from "fastify";
import type { AccountId } from "../../core/aws/scope.ts";
import { authorize } from "../aws/authorize.ts";
import { awsRoutes } from "../aws/aws-routes.ts";
import { rootAccessKey } from "../aws/identity.ts";
import { outputProblems } from "../aws/output-problems.ts";
import { openDoors } from "../listen/open-doors.ts";
import { silentLog } from "../log/cloud-log.ts";
import { defaultQuirks } from "../quirks.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { layerRoutes } from "./layer-routes.ts";

/** An ECR for tests: the real API and registry over HTTP on a store in a temporary folder, asked by the real SDK. */
export type EcrTestCloud = {
  readonly port: number;
  /** `localhost:PORT`, under which `ecr` asks. */
  readonly authority: string;
  readonly store: Store;
  /** Asks in account 123456789012, region ap-northeast-1. */
  readonly ecr: ECRClient;
  /** Another client, with settings of its own; whatever host it asks is this cloud. Closed with the cloud. */
  client(settings: ECRClientConfig): ECRClient;
  /** The cloud's time; both clocks stand still, on a whole second. */
  now(): Date;
  /** Moves one of the clocks, in milliseconds; with the wall clock five minutes off, no signature is believed. */
  forward(clock: "wall" | "cloud", ms: number): void;
  /** Fails where an answer did not fit ECR's model. */
  close(): Promise<void>;
};

/** Starts one. */
export async function startEcrTestCloud(): Promise<EcrTestCloud> {
  const folder = mkdtempSync(join(tmpdir(), "inkan-ecr-"));
  const store = openStore(folder);
  const started = Math.floor(Date.now() / 1000) * 1000;
  const ahead = { wall: 0, cloud: 0 };
  const clocks = {
    wall: () => new Date(started + ahead.wall),
    cloud: () => new Date(started + ahead.cloud),
  };
  const credentials = rootAccessKey(store, "123456789012" as AccountId, clocks.cloud());

  const problems: string[] = [];
  const inspectOutput = (...answer: Parameters<typeof outputProblems>) => {
    problems.push(...outputProblems(...answer));
  };
  const parts = { store, clocks, quirks: defaultQuirks(), authorize, log: silentLog, inspectOutput };
  const routes = (app: FastifyInstance) => {
    for (const add of [awsRoutes(parts), registryRoutes(parts), layerRoutes(parts)]) add(app);
  };
  const refusal = () => ({ contentType: "text/plain", body: "no such path" });
  const door = { name: "aws", at: { kind: "tcp" as const, host: "127.0.0.1", port: 0 }, routes, refusal };
  const doors = await openDoors([door], { log: silentLog, wall: clocks.wall });
  const place = doors.places.get("aws");
  const port = place?.kind === "tcp" ? place.port : 0;
  const authority = `localhost:${port}`;

  const clients: ECRClient[] = [];
  const client = (settings: ECRClientConfig): ECRClient => {
    const made = new ECRClient({
      region: "ap-northeast-1",
      credentials,
      endpoint: `http://${authority}`,
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, lookup: toLoopback }) }),
      ...settings,
    });
    clients.push(made);
    return made;
  };

  return {
    port,
    authority,
    store,
    ecr: client({}),
    client,
    now: clocks.cloud,
    forward(clock, ms) {
      ahead[clock] += ms;
    },
    async close() {
      for (const made of clients) made.destroy();
      await doors.close();
      store.close();
      rmSync(folder, { recursive: true });
      if (problems.length > 0) throw new Error(`answers that do not fit ECR's model:\n${problems.join("\n")}`);
    },
  };
}

/** What a call was refused with, its members beside name and message too. Fails where the call was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly name: string; readonly message: string }> {
  const error: unknown = await call.then(
    (answer) => {
      throw new Error(`not refused: ${JSON.stringify(answer)}`);
    },
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof Error)) throw error;
  const { __type, $metadata, $fault, $response, $retryable, ...members } = error as Error & Record<string, unknown>;
  const known = Object.entries(members).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), name: error.name, message: error.message };
}

/** An answer without what the SDK adds to it, and without members that are undefined. */
export function plain<Answer extends object>(answer: Answer): Omit<Answer, "$metadata"> {
  const { $metadata, ...members } = answer as Answer & { $metadata?: unknown };
  return members;
}

/** Every name is this machine. */
function toLoopback(
  _host: string,
  _options: unknown,
  done: (error: null, addresses: { address: string; family: number }[]) => void,
): void {
  done(null, [{ address: "127.0.0.1", family: 4 }]);
}
