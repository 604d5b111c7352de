import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { authorize } from "../src/cloud/aws/authorize.ts";
import { findPrincipal, rootAccessKey } from "../src/cloud/aws/identity.ts";
import { issueRegistryPassword } from "../src/cloud/aws/registry-password.ts";
import { type Clocks, createClocks } from "../src/cloud/clocks.ts";
import type { ImageRoom } from "../src/cloud/images/image-types.ts";
import { createRepository } from "../src/cloud/images/repositories.ts";
import { createDoorApp } from "../src/cloud/listen/create-door-app.ts";
import { type CloudLog, silentLog } from "../src/cloud/log/cloud-log.ts";
import { defaultQuirks, type Quirks } from "../src/cloud/quirks.ts";
import type { RegistryParts } from "../src/cloud/registry/registry-call.ts";
import { registryRoutes } from "../src/cloud/registry/registry-routes.ts";
import { openStore } from "../src/cloud/store/open-store.ts";
import type { AccountId, Region, Scope } from "../src/core/aws/scope.ts";
import { parseRepositoryName } from "../src/core/oci/names.ts";

/** Where the tests' state lives. */
export const testScope: Scope = { account: "123456789012" as AccountId, region: "ap-northeast-1" as Region };

/** A registry that listens on this machine, over a store in a folder of its own. */
export type RegistryServer = {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly room: ImageRoom;
  readonly folder: string;
  /** A password of the account's root user, and the header that carries it. */
  readonly password: string;
  readonly authorization: string;
  /** What the server said had failed on its own side; a test that expects nothing there checks it. */
  readonly failures: readonly unknown[];
  /** Stops the server and starts it again on the same folder, as after the end of the process. */
  restart(): Promise<RegistryServer>;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
};

/** What a test may want otherwise. */
export type RegistryServerOptions = {
  readonly quirks?: Quirks;
  readonly clocks?: Clocks;
  /** Made at the start, where they are missing. Default `app`. */
  readonly repositories?: readonly string[];
  readonly authorize?: RegistryParts["authorize"];
};

/** Starts a registry. */
export function startRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  return serve(mkdtempSync(join(tmpdir(), "inkan-registry-")), options);
}

async function serve(folder: string, options: RegistryServerOptions): Promise<RegistryServer> {
  const store = openStore(folder);
  const clocks = options.clocks ?? createClocks(0);
  const room: ImageRoom = { store, clocks, quirks: options.quirks ?? defaultQuirks() };
  for (const name of options.repositories ?? ["app"]) makeRepository(room, name);
  rootAccessKey(store, testScope.account, clocks.cloud());
  const principal = findPrincipal(store, testScope.account, testScope.account)?.principal;
  if (principal === undefined) throw new Error("the root user was not made");
  const { password } = issueRegistryPassword(store, principal, testScope, clocks.wall());
  const failures: unknown[] = [];
  const app = open({ ...room, authorize: options.authorize ?? authorize }, failures);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const stop = async (): Promise<void> => {
    await app.close();
    store.close();
  };
  return {
    host: `127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    room,
    folder,
    password,
    authorization: `Basic ${Buffer.from(`AWS:${password}`).toString("base64")}`,
    failures,
    async restart() {
      await stop();
      return serve(folder, options);
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function open(parts: RegistryParts, failures: unknown[]): FastifyInstance {
  const log: CloudLog = { ...silentLog, error: (_message, cause) => void failures.push(cause) };
  return createDoorApp(
    {
      name: "public",
      at: { kind: "tcp", host: "127.0.0.1", port: 0 },
      routes: registryRoutes(parts),
      refusal: (refusal) => ({ contentType: "application/json", body: JSON.stringify(refusal) }),
    },
    { log, wall: parts.clocks.wall },
  );
}

function makeRepository(room: ImageRoom, name: string): void {
  try {
    createRepository(room, testScope, { name: parseRepositoryName(name) });
  } catch (error) {
    // After a restart it is there already.
    if (!(error instanceof Error && "code" in error && error.code === "REPOSITORY_ALREADY_EXISTS")) throw error;
  }
}
