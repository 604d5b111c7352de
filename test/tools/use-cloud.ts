import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";

/** A real local cloud for the tests of a file, and the tools' view of it. */
export type CloudUnderTest = {
  readonly running: RunningCloud;
  readonly cloud: Cloud;
  /** `localhost:PORT`. */
  readonly registry: string;
  /** The environment in which a person works with it. */
  readonly env: Readonly<Record<string, string>>;
  /** `HOME` of that environment. */
  readonly home: string;
};

/** Starts a cloud before the tests of a file and ends it after them. */
export function useCloud(): CloudUnderTest {
  let started: CloudUnderTest | undefined;
  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), "inkan-home-"));
    const running = await startCloud({ dataFolder: join(home, "data") });
    const { accessKeyId, secretAccessKey } = running.credentials;
    const env = {
      PATH: process.env.PATH ?? "",
      HOME: home,
      AWS_ENDPOINT_URL: running.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: running.region,
    };
    started = { running, cloud: await connectCloud({ env }), registry: running.registry, env, home };
  });
  afterAll(async () => {
    await started?.running.close();
    await rm(started?.home ?? "", { recursive: true, force: true });
  });
  const get = <Key extends keyof CloudUnderTest>(key: Key): CloudUnderTest[Key] => {
    if (started === undefined) throw new Error("the cloud is not started yet: ask for it inside a test");
    return started[key];
  };
  return {
    get running() {
      return get("running");
    },
    get cloud() {
      return get("cloud");
    },
    get registry() {
      return get("registry");
    },
    get env() {
      return get("env");
    },
    get home() {
      return get("home");
    },
  };
}
