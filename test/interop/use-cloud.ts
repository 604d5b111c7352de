import { afterAll, beforeAll } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { type ClientShell, type ClientShellOptions, openClientShell } from "./client-shell.ts";

/** A cloud and a person's shell on it; to be read inside hooks and tests only. */
export type CloudInUse = { readonly cloud: InkanCloud; readonly shell: ClientShell };

/** Starts a cloud and opens a shell on it before the tests of the surrounding block, and ends both after them. */
export function useCloud(options: Omit<ClientShellOptions, "cloud"> = {}): CloudInUse {
  let inUse: CloudInUse | undefined;
  const current = () => {
    if (inUse === undefined) throw new Error("the cloud is started before the tests, not while they are collected");
    return inUse;
  };
  beforeAll(async () => {
    const cloud = await startInkan();
    inUse = { cloud, shell: openClientShell({ ...options, cloud }) };
  });
  afterAll(async () => {
    await inUse?.cloud.stop();
    inUse?.shell.close();
  });
  return {
    get cloud() {
      return current().cloud;
    },
    get shell() {
      return current().shell;
    },
  };
}
