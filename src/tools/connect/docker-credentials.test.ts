import { chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findDockerCredentials, storeDockerCredentials } from "./docker-credentials.ts";

let home: string;
let env: Record<string, string>;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "inkan-docker-"));
  await mkdir(join(home, ".docker"));
  env = { HOME: home, PATH: `${join(home, "bin")}${delimiter}${process.env.PATH}` };
});

afterEach(() => rm(home, { recursive: true, force: true }));

const configPath = () => join(home, ".docker", "config.json");
const writeConfig = (config: unknown) => writeFile(configPath(), JSON.stringify(config));
const readConfig = async () => JSON.parse(await readFile(configPath(), "utf8"));
const auth = (user: string, password: string) => ({ auth: Buffer.from(`${user}:${password}`).toString("base64") });

/** A credential helper that keeps its entry in a file, or does what it is told. */
async function installHelper(name: string, script: string): Promise<void> {
  await mkdir(join(home, "bin"), { recursive: true });
  const path = join(home, "bin", `docker-credential-${name}`);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

describe("finding a login", () => {
  test("in docker's config, by host, and by an address with that host", async () => {
    await writeConfig({
      auths: { "localhost:4566": auth("AWS", "a:b"), "https://index.example/v1/": { username: "u", password: "p" } },
    });
    expect(await findDockerCredentials(env, "localhost:4566")).toEqual({ username: "AWS", password: "a:b" });
    expect(await findDockerCredentials(env, "index.example")).toEqual({ username: "u", password: "p" });
    expect(await findDockerCredentials(env, "localhost:4567")).toBeUndefined();
    expect(await findDockerCredentials(env, "example")).toBeUndefined();
  });

  test("where DOCKER_CONFIG says", async () => {
    const folder = join(home, "elsewhere");
    await mkdir(folder);
    await writeFile(join(folder, "config.json"), JSON.stringify({ auths: { h: auth("u", "p") } }));
    expect(await findDockerCredentials({ ...env, DOCKER_CONFIG: folder }, "h")).toEqual({
      username: "u",
      password: "p",
    });
  });

  test("podman's, where docker has none", async () => {
    const folder = join(home, ".config", "containers");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "auth.json"), JSON.stringify({ auths: { h: auth("u", "podman") } }));
    expect(await findDockerCredentials(env, "h")).toMatchObject({ password: "podman" });
    await writeConfig({ auths: { h: auth("u", "docker") } });
    expect(await findDockerCredentials(env, "h")).toMatchObject({ password: "docker" });
  });

  test("from the registry's helper before the common one", async () => {
    await installHelper("own", `read host; echo "{\\"Username\\":\\"u\\",\\"Secret\\":\\"own $host\\"}"`);
    await installHelper("common", `echo '{"Username":"u","Secret":"common"}'`);
    await writeConfig({ credHelpers: { h: "own" }, credsStore: "common" });
    expect(await findDockerCredentials(env, "h")).toEqual({ username: "u", password: "own h" });
    expect(await findDockerCredentials(env, "other")).toMatchObject({ password: "common" });
  });

  test("in the file where the helper has none", async () => {
    await installHelper("empty", `echo "credentials not found in native keychain"; exit 1`);
    await writeConfig({ credsStore: "empty", auths: { h: auth("u", "p") } });
    expect(await findDockerCredentials(env, "h")).toEqual({ username: "u", password: "p" });
  });

  test("a helper that fails is an error without what it printed", async () => {
    await installHelper("broken", `echo "secret stuff"; exit 3`);
    await writeConfig({ credsStore: "broken" });
    await expect(findDockerCredentials(env, "h")).rejects.toThrow(/^docker-credential-broken failed for h \(exit 3\)$/);
  });

  test("an answer that is no JSON is an error without it", async () => {
    await installHelper("odd", `echo "secret stuff"`);
    await writeConfig({ credsStore: "odd" });
    const error = await findDockerCredentials(env, "h").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "HELPER_FAILED" });
    expect(error).not.toHaveProperty("cause");
    expect(String(error)).not.toContain("secret");
  });

  test("a helper that is not installed is named", async () => {
    await writeConfig({ credHelpers: { h: "missing" } });
    await expect(findDockerCredentials(env, "h")).rejects.toThrow("docker-credential-missing cannot be run");
  });

  test("a helper's name cannot be a path", async () => {
    await writeConfig({ credHelpers: { h: "../../bin/sh" } });
    await expect(findDockerCredentials(env, "h")).rejects.toThrow("which is no name");
  });

  test("a config that is no JSON is named, and nothing of it is repeated, nor by the cause", async () => {
    await writeFile(configPath(), '{"auths":{"h":{"auth":c2VjcmV0OnNlY3JldA==}}}');
    const error = await findDockerCredentials(env, "h").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: `${configPath()} is not valid JSON` });
    expect(inspect(error, { depth: null })).not.toContain("c2Vj");
  });
});

describe("storing a login", () => {
  const credentials = { username: "AWS", password: "secret" };

  test("keeps everything else of the config", async () => {
    await writeConfig({ auths: { other: auth("u", "p") }, psFormat: "x", plugins: { a: { b: "c" } } });
    expect(await storeDockerCredentials(env, "h", credentials)).toEqual({ kind: "file", path: configPath() });
    expect(await readConfig()).toEqual({
      auths: { other: auth("u", "p"), h: auth("AWS", "secret") },
      psFormat: "x",
      plugins: { a: { b: "c" } },
    });
    expect(await findDockerCredentials(env, "h")).toEqual(credentials);
  });

  test("a new config is its owner's alone, an old one keeps its mode", async () => {
    await storeDockerCredentials(env, "h", credentials);
    expect((await stat(configPath())).mode & 0o777).toBe(0o600);
    await chmod(configPath(), 0o640);
    await storeDockerCredentials(env, "h", credentials);
    expect((await stat(configPath())).mode & 0o777).toBe(0o640);
  });

  test("follows a link and leaves it one", async () => {
    await writeFile(join(home, "real.json"), "{}");
    await symlink(join(home, "real.json"), configPath());
    await storeDockerCredentials(env, "h", credentials);
    expect((await lstat(configPath())).isSymbolicLink()).toBe(true);
    expect(JSON.parse(await readFile(join(home, "real.json"), "utf8")).auths.h).toEqual(auth("AWS", "secret"));
  });

  test("goes to the helper that the config names, and only its mark into the file", async () => {
    await installHelper("keep", `[ "$1" = store ] && cat > "${join(home, "kept")}" || cat "${join(home, "kept")}"`);
    await writeConfig({ credsStore: "keep" });
    expect(await storeDockerCredentials(env, "h", credentials)).toEqual({ kind: "helper", name: "keep" });
    expect(JSON.parse(await readFile(join(home, "kept"), "utf8"))).toEqual({
      ServerURL: "h",
      Username: "AWS",
      Secret: "secret",
    });
    expect(await readConfig()).toEqual({ credsStore: "keep", auths: { h: {} } });
    expect(await findDockerCredentials(env, "h")).toEqual(credentials);
  });

  test("a config that is no JSON stays as it is", async () => {
    await writeFile(configPath(), "{ broken");
    await expect(storeDockerCredentials(env, "h", credentials)).rejects.toThrow("not valid JSON");
    expect(await readFile(configPath(), "utf8")).toBe("{ broken");
  });
});
