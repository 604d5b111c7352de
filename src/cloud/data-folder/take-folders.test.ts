import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { recordFile } from "../../core/running-cloud.ts";
import { type RunningCloud, startCloud } from "../start-cloud.ts";
import { isOwnName } from "./own-names.ts";

let parent: string;
let folder: string;
const running: RunningCloud[] = [];

beforeEach(() => {
  parent = temporaryFolder();
  folder = join(parent, "deep", "data");
});
afterEach(async () => {
  await Promise.allSettled(running.splice(0).map((cloud) => cloud.close()));
});

async function start(config: Parameters<typeof startCloud>[0] = { dataFolder: folder }): Promise<RunningCloud> {
  const cloud = await startCloud(config);
  running.push(cloud);
  return cloud;
}

/** Everything in a folder, with what is in its files. */
function contentsOf(path: string): Readonly<Record<string, string>> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [full, entry.isFile() ? readFileSync(full, "base64") : ""];
    }),
  );
}

describe("a start that fails", () => {
  let holder: Server;
  let port: number;
  beforeEach(async () => {
    holder = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => holder.once("listening", resolve));
    port = (holder.address() as { port: number }).port;
  });
  afterEach(() => void holder.close());

  test.each(["dataFolder", "recordFolder"])("leaves no trace of a new %s", async (kind) => {
    await expect(start({ [kind]: folder, port })).rejects.toMatchObject({ code: "PORT_TAKEN" });
    expect(readdirSync(parent)).toEqual([]);
  });

  test("leaves a folder that was there as it was", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "crash.log"), "what a cloud said last");
    const before = contentsOf(parent);
    await expect(start({ dataFolder: folder, port })).rejects.toMatchObject({ code: "PORT_TAKEN" });
    expect(contentsOf(parent)).toEqual(before);
  });

  test("leaves a store as it was", async () => {
    await (await start()).close();
    const names = readdirSync(folder);
    await expect(start({ dataFolder: folder, port })).rejects.toMatchObject({ code: "PORT_TAKEN" });
    expect(readdirSync(folder)).toEqual(names);
    const again = await start();
    expect(again.dataFolder).toBe(folder);
  });
});

describe("a cloud that keeps nothing", () => {
  test("takes the folder of its record away again", async () => {
    await (await start({ recordFolder: folder })).close();
    expect(readdirSync(parent)).toEqual([]);
  });

  test("leaves another's store beside its record alone", async () => {
    await (await start()).close();
    const before = readdirSync(folder);
    await (await start({ recordFolder: folder })).close();
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("a folder that holds something", () => {
  test.each(["a file", "a folder"])("of somebody else, such as %s, is refused and not touched", async (name) => {
    mkdirSync(folder, { recursive: true });
    if (name === "a file") writeFileSync(join(folder, name), "mine");
    else mkdirSync(join(folder, name));
    const before = contentsOf(parent);
    await expect(start()).rejects.toMatchObject({
      code: "FOLDER_FOREIGN",
      message: expect.stringContaining(`'${name}'`),
      next: expect.stringContaining(join(folder, "inkan")),
    });
    expect(contentsOf(parent)).toEqual(before);
  });

  test("of a cloud is a cloud's, whatever else was put there", async () => {
    await (await start()).close();
    writeFileSync(join(folder, "notes.txt"), "mine");
    await start();
  });

  test("of a file system alone is as good as an empty one", async () => {
    mkdirSync(join(folder, "lost+found"), { recursive: true });
    await start();
  });

  test("is known for a cloud's by every name that a cloud gives", async () => {
    const cloud = await start();
    expect(readdirSync(folder).filter((name) => !isOwnName(name))).toEqual([]);
    await cloud.close();
    rmSync(join(folder, "inkan.db"));
    rmSync(join(folder, "secret.key"));
    await start(); // what is left of a start that was killed early
  });
});

describe("a running cloud whose folder is removed", () => {
  test("ends and says why", async () => {
    const cloud = await start();
    rmSync(folder, { recursive: true });
    await expect(cloud.closed).rejects.toMatchObject({ code: "FOLDER_GONE", message: expect.stringContaining(folder) });
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(cloud.endpoint)).rejects.toThrow();
  });

  test("and that keeps nothing ends without its record", async () => {
    const cloud = await start({ recordFolder: folder });
    rmSync(folder, { recursive: true });
    await expect(cloud.closed).rejects.toMatchObject({ code: "FOLDER_GONE" });
    expect(existsSync(cloud.dataFolder)).toBe(false);
  });

  test("does not harm the cloud that has taken its place", async () => {
    const first = await start();
    renameSync(folder, join(parent, "moved"));
    const second = await start();
    await expect(first.closed).rejects.toMatchObject({ code: "FOLDER_GONE" });
    expect(existsSync(join(folder, recordFile))).toBe(true);
    expect(existsSync(second.controlSocket)).toBe(true);
    await second.close();
    expect(readdirSync(folder)).not.toContain(recordFile);
  });
});
