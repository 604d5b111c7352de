import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Outcome, runProgram } from "../../test/run-program.ts";
import { recordFile } from "../core/running-cloud.ts";

const program = join(import.meta.dirname, "run.ts");
let home: string;
let data: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "inkan-cli-"));
  data = join(home, ".local", "share", "inkan");
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await inkan("down");
  rmSync(home, { recursive: true });
});

function environment(more: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: home, ...more };
}

function inkan(...args: string[]): Promise<Outcome> {
  return runProgram(process.execPath, [program, ...args], { env: environment() });
}

/** Starts a cloud in the foreground; returns once it has said that it answers. */
async function up(...args: string[]): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, [program, "up", "--port", "0", "-o", "json", ...args], {
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const [text] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return { child, port: (JSON.parse(text.toString()) as { port: number }).port };
}

async function exitOf(child: ChildProcess): Promise<unknown> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? child.signalCode;
}

describe("a cloud in the background", () => {
  test("is found by status, env and logs on the default data folder, and stopped by down", async () => {
    const detached = await inkan("up", "--port", "0", "--detach", "-o", "json");
    expect(detached).toMatchObject({ code: 0, stderr: expect.stringContaining('eval "$(inkan env)"') });
    const { port, dataFolder } = JSON.parse(detached.stdout) as { port: number; dataFolder: string };
    expect(dataFolder).toBe(data);
    expect((await fetch(`http://localhost:${port}/v2/`)).status).toBe(401);

    expect((await inkan("status", "-o", "json", "--query", "port")).stdout).toBe(`${port}\n`);
    const env = JSON.parse((await inkan("env", "--shell", "json")).stdout) as Record<string, string>;
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: `http://localhost:${port}`, ECR_REPOSITORY: "sample-app-1" });
    expect((await inkan("logs", "--tail", "3")).stdout).toContain("401 GET /v2/");
    expect(await inkan("status", "-o", "json", "--query", "[")).toMatchObject({ code: 64 });

    expect(await inkan("down")).toMatchObject({ code: 0, stdout: "" });
    await expect(fetch(`http://localhost:${port}/v2/`)).rejects.toThrow();
    expect((await inkan("logs")).stdout).toContain("the cloud ends");
  });

  test("that cannot start says why to who started it", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    const outcome = await inkan("up", "--port", String(port), "--detach");
    holder.close();
    expect(outcome).toMatchObject({ code: 1, stdout: "" });
    expect(outcome.stderr).toContain(`port ${port} on 127.0.0.1 is taken by`);
    expect(outcome.stderr).toContain("--port 0");
    expect(readdirSync(home)).toEqual([]);
  });

  test("tells of its folder so that a shell takes it back, from any folder", async () => {
    const folder = join(home, "my data 鑑'q$x");
    const detached = await runProgram(
      process.execPath,
      [program, "up", "--port", "0", "--detach", "--data", "my data 鑑'q$x", "--quirks", "off"],
      { env: environment(), cwd: home },
    );
    expect(detached.stdout).toMatch(/^quirks +off/m);
    const line = detached.stderr
      .trimEnd()
      .replace("point a shell at it with: ", "")
      .replace("$(inkan ", '$("$0" "$1" ');
    const shell = (text: string) =>
      runProgram("bash", ["-c", text, process.execPath, program], { env: environment(), cwd: tmpdir() });
    expect(await shell(`${line}; echo "$AWS_ENDPOINT_URL"`)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^http:\/\/localhost:[0-9]+\n$/),
    });
    const second = await inkan("up", "--detach", "--data", folder);
    const down = /'(inkan down .*)', or start on another folder/.exec(second.stderr)?.[1] ?? "";
    expect((await shell(down.replace("inkan ", '"$0" "$1" '))).code).toBe(0);
    const status = await inkan("status", "--data", folder);
    expect(status.stderr).toContain(`inkan up --detach${down.replace("inkan down", "")}\n`);
    expect(readdirSync(folder)).not.toContain("crash.log");
  });

  test("that keeps nothing leaves nothing, and what was in its folder before", async () => {
    const folder = join(home, "folder");
    for (const before of [[], ["crash.log"]]) {
      if (before.length > 0) mkdirSync(folder);
      for (const name of before) writeFileSync(join(folder, name), "what a cloud said last");
      expect((await inkan("up", "--port", "0", "--detach", "--ephemeral", "--data", folder)).code).toBe(0);
      expect(readdirSync(folder)).toContain(recordFile);
      expect((await inkan("down", "--data", folder)).code).toBe(0);
      await expect.poll(() => (existsSync(folder) ? readdirSync(folder) : [])).toEqual(before);
    }
  });

  test("names the cloud that has its port, and how that is stopped", async () => {
    const folder = join(home, "folder");
    const first = await inkan("up", "--port", "0", "--detach", "--data", folder, "-o", "json");
    const { port, pid } = JSON.parse(first.stdout) as { port: number; pid: number };
    const second = await inkan("up", "--port", String(port), "--detach");
    expect(second.code).toBe(1);
    // Only Linux shows the files of another process.
    if (process.platform === "linux") {
      expect(second.stderr).toContain(`by the inkan that runs as process ${pid} on the data folder ${folder}`);
      expect(second.stderr).toContain(`'inkan down --data ${folder}'`);
    }
    await inkan("down", "--data", folder);
  });
});

describe("a folder that cannot be a data folder", () => {
  const inTheWay =
    process.platform === "linux" ? ["/proc/inkan", "/proc/inkan/data", "/dev/null/data", "file"] : ["file"];

  test.each([["--detach"], []])("is named with the reason and the way out %s", async (...detach) => {
    writeFileSync(join(home, "file"), "");
    for (const name of inTheWay) {
      const folder = resolve(home, name);
      const { code, stderr } = await inkan("up", "--port", "0", ...detach, "--data", folder);
      expect([folder, code]).toEqual([folder, 1]);
      expect(stderr).toContain(`error: the data folder ${folder} cannot be made or written\n  because: `);
      expect(stderr).toContain("--data DIR");
    }
    expect(readdirSync(home)).toEqual(["file"]);
  });

  test.each([["--detach"], []])("is one with somebody else's files, and is left alone %s", async (...detach) => {
    writeFileSync(join(home, "README.md"), "");
    const { code, stderr } = await inkan("up", "--port", "0", ...detach, "--data", home);
    expect(code).toBe(1);
    expect(stderr).toContain(`${home} is no data folder of inkan: it holds 'README.md'`);
    expect(readdirSync(home)).toEqual(["README.md"]);
  });
});

describe("where no cloud runs", () => {
  test("status says so and exits with 1", async () => {
    expect(await inkan("status")).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("no local cloud runs"),
    });
  });

  test.each(["bash", "fish", "json"])("env prints only false for %s", async (shell) => {
    expect(await inkan("env", "--shell", shell)).toMatchObject({
      code: 1,
      stdout: "false\n",
      stderr: expect.stringContaining("no local cloud runs"),
    });
  });

  test("down has nothing to do", async () => {
    expect(await inkan("down")).toMatchObject({ code: 0 });
  });
});

describe("a cloud in the foreground", () => {
  test("ends whole at a signal, and shows its requests meanwhile", async () => {
    const { child, port } = await up();
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    await fetch(`http://localhost:${port}/v2/`);
    await expect.poll(() => stderr).toContain("401 GET /v2/");
    child.kill("SIGTERM");
    expect(await exitOf(child)).toBe(0);
    expect(readdirSync(data)).not.toContain(recordFile);
  });

  test("ends and says why when its folder is removed", async () => {
    const { child } = await up("--quiet");
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    rmSync(data, { recursive: true });
    expect(await exitOf(child)).toBe(1);
    expect(stderr).toContain(`error: the folder ${data} was removed while a cloud ran on it`);
  });

  test("ends at once at the second signal", async () => {
    const { child, port } = await up();
    // A request under way whose body never comes; "100 Continue" says that it has been begun.
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
    await once(socket, "data");
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.kill("SIGINT");
    await expect.poll(() => stderr).toContain("a second signal");
    child.kill("SIGINT");
    expect(await exitOf(child)).toBe(130);
    socket.destroy();
  });

  test("that was killed leaves nothing in the way of the next, which has its keys and repositories", async () => {
    const first = await up();
    const before = await inkan("env");
    const authority = readFileSync(join(data, "ca.pem"), "utf8");
    first.child.kill("SIGKILL");
    await exitOf(first.child);
    expect(existsSync(join(data, recordFile))).toBe(true);
    expect(await inkan("status")).toMatchObject({ code: 1 });
    expect(await inkan("env")).toMatchObject({ code: 1, stdout: "false\n" });

    const second = await up();
    const after = await inkan("env");
    const withoutPort = (text: string, port: number) => text.replaceAll(`:${port}`, "");
    expect(withoutPort(after.stdout, second.port)).toBe(withoutPort(before.stdout, first.port));
    expect(readFileSync(join(data, "ca.pem"), "utf8")).toBe(authority);
  });

  test("refuses a second one on its data, and warns where other machines can reach it", async () => {
    await up("--host", "0.0.0.0");
    const second = await inkan("up", "--port", "0", "--host", "0.0.0.0");
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toContain("0.0.0.0 lets other machines reach this cloud");
    expect(second.stderr).toMatch(/is in use by the inkan that runs as process [0-9]+ on port [0-9]+/);
  });

  test("that keeps nothing is found on the default data folder and goes without a trace", async () => {
    const { child } = await up("--ephemeral");
    const { stdout } = await inkan("status", "-o", "json");
    const { dataFolder, ephemeral } = JSON.parse(stdout) as { dataFolder: string; ephemeral: boolean };
    expect(ephemeral).toBe(true);
    await inkan("down");
    expect(await exitOf(child)).toBe(0);
    expect(existsSync(dataFolder)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });
});

test.each([
  [["--port", "65536"], "--port"],
  [["--port", "http"], "--port"],
  [["--quirks", "some"], "--quirks"],
  [["--github", "acme/*"], "OWNER/REPO"],
  [["--github", "acme/app", "--empty"], "--empty"],
])("a wrong command line is told apart: %j", async (args, option) => {
  expect(await inkan("up", ...args)).toMatchObject({ code: 64, stdout: "", stderr: expect.stringContaining(option) });
});
