import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { AccountId } from "../../core/aws/scope.ts";
import { openDoors } from "../listen/open-doors.ts";
import type { CloudLog } from "../log/cloud-log.ts";
import { silentLog } from "../log/test-silent-log.ts";
import { defaultQuirks, type Quirks } from "../quirks.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { type Authorize, createAuthorize } from "./authorize.ts";
import { type AwsRoutesParts, awsRoutes } from "./aws-routes.ts";
import { type AccessKey, rootAccessKey } from "./identity.ts";
import { outputProblems } from "./test-output-problems.ts";

/** The AWS APIs for tests: the real routes behind a real door on a store in a temporary folder. */
export type AwsTestCloud = {
  readonly endpoint: string;
  readonly authority: string;
  readonly port: number;
  readonly account: AccountId;
  readonly credentials: AccessKey;
  readonly store: Store;
  /** The wall clock and the cloud's, moved by tests in milliseconds. */
  readonly ahead: { wall: number; cloud: number };
  wallNow(): Date;
  /** What operations returned that does not fit their service's model. */
  readonly problems: readonly string[];
  /** What was logged as the cloud's own failure. */
  readonly failures: readonly { readonly cause: unknown; readonly requestId: unknown }[];
  /** Closes the door; fails where an output did not fit its model. */
  close(): Promise<void>;
};

/** How a test cloud differs from the usual one. */
export type AwsTestCloudOptions = {
  readonly authorize?: Authorize;
  readonly quirks?: Partial<Quirks>;
  /** Further routes behind the same door. */
  readonly alsoServe?: readonly ((parts: AwsRoutesParts) => (app: FastifyInstance) => void)[];
};

/** Starts one, in account 123456789012. */
export async function startAwsTestCloud(options: AwsTestCloudOptions = {}): Promise<AwsTestCloud> {
  const folder = mkdtempSync(join(tmpdir(), "inkan-aws-"));
  const store = openStore(folder);
  const started = Math.floor(Date.now() / 1000) * 1000;
  const ahead = { wall: 0, cloud: 0 };
  const clocks = {
    wall: () => new Date(started + ahead.wall),
    cloud: () => new Date(started + ahead.cloud),
  };
  const account = "123456789012" as AccountId;
  const credentials = rootAccessKey(store, account, clocks.cloud());
  const problems: string[] = [];
  const failures: { cause: unknown; requestId: unknown }[] = [];
  const log: CloudLog = {
    ...silentLog,
    error: (_message, cause, facts) => void failures.push({ cause, requestId: facts?.requestId }),
  };
  const parts: AwsRoutesParts = {
    store,
    clocks,
    quirks: { ...defaultQuirks(), ...options.quirks },
    authorize: options.authorize ?? createAuthorize(store),
    log,
    inspectOutput: (service, operation, output) => void problems.push(...outputProblems(service, operation, output)),
  };
  const routes = (app: FastifyInstance) => {
    for (const serve of [awsRoutes, ...(options.alsoServe ?? [])]) serve(parts)(app);
  };
  const refusal = () => ({ contentType: "text/plain", body: "no such path" });
  const door = { name: "aws", at: { kind: "tcp" as const, host: "127.0.0.1", port: 0 }, routes, refusal };
  const doors = await openDoors([door], { log, wall: clocks.wall });
  const place = doors.places.get("aws");
  const port = place?.kind === "tcp" ? place.port : 0;
  const authority = `127.0.0.1:${port}`;
  return {
    endpoint: `http://${authority}`,
    authority,
    port,
    account,
    credentials,
    store,
    ahead,
    wallNow: clocks.wall,
    problems,
    failures,
    async close() {
      await doors.close();
      store.close();
      rmSync(folder, { recursive: true });
      if (problems.length > 0) throw new Error(`outputs that do not fit their model:\n${problems.join("\n")}`);
    },
  };
}
