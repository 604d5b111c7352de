import { Agent } from "node:http";
import { ECRClient, type ECRClientConfig } from "@aws-sdk/client-ecr";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { type AwsTestCloudOptions, startAwsTestCloud } from "../aws/test-aws-cloud.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import type { Store } from "../store/open-store.ts";
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
export async function startEcrTestCloud(options: Pick<AwsTestCloudOptions, "authorize"> = {}): Promise<EcrTestCloud> {
  const cloud = await startAwsTestCloud({ ...options, alsoServe: [registryRoutes, layerRoutes] });
  const authority = `localhost:${cloud.port}`;
  const started = cloud.wallNow().getTime();

  const clients: ECRClient[] = [];
  const client = (settings: ECRClientConfig): ECRClient => {
    const made = new ECRClient({
      region: "ap-northeast-1",
      credentials: cloud.credentials,
      endpoint: `http://${authority}`,
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, lookup: toLoopback }) }),
      ...settings,
    });
    clients.push(made);
    return made;
  };

  return {
    port: cloud.port,
    authority,
    store: cloud.store,
    ecr: client({}),
    client,
    now: () => new Date(started + cloud.ahead.cloud),
    forward(clock, ms) {
      cloud.ahead[clock] += ms;
    },
    async close() {
      for (const made of clients) made.destroy();
      await cloud.close();
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
