import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
} from "@aws-sdk/client-ecr";
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  type ListAliasesCommandOutput,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { controlRequests, parseStatus } from "../core/control-protocol.ts";
import { parseLogLine } from "../core/log-line.ts";
import { parseCredentials, parseRunningCloud, recordFile } from "../core/running-cloud.ts";
import type { CloudConfig } from "./cloud-config.ts";
import { type RunningCloud, startCloud } from "./start-cloud.ts";

let folder: string;
const running: RunningCloud[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkan-start-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((cloud) => cloud.close()));
  rmSync(folder, { recursive: true });
});

async function start(config: CloudConfig = { dataFolder: folder }): Promise<RunningCloud> {
  const cloud = await startCloud(config);
  running.push(cloud);
  return cloud;
}

function clientConfig({ endpoint, region, credentials }: RunningCloud) {
  return { endpoint, region, credentials: { ...credentials }, maxAttempts: 1 };
}

async function repositoryNames(cloud: RunningCloud, region: string = cloud.region): Promise<(string | undefined)[]> {
  const ecr = new ECRClient({ ...clientConfig(cloud), region });
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
  return repositories.map(({ repositoryName }) => repositoryName);
}

async function listAll(cloud: RunningCloud) {
  const kms = new KMSClient(clientConfig(cloud));
  const { Keys } = await kms.send(new ListKeysCommand({}));
  const { Aliases } = await kms.send(new ListAliasesCommand({}));
  return { Keys, Aliases };
}

/** Changes the database of the folder while no cloud runs on it. */
function changeDatabase(sql: string): void {
  const database = new DatabaseSync(join(folder, "inkan.db"));
  database.exec(sql);
  database.close();
}

function askControl(socketPath: string, { method, path }: { readonly method: string; readonly path: string }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ socketPath, method, path, headers: { host: "inkan" } }, (response) => {
      const { statusCode: status = 0 } = response;
      text(response).then((body) => resolve({ status, body }), reject);
    });
    sent.on("error", reject).end();
  });
}

describe("the first start on a data folder", () => {
  test("fills it with three repositories and a signing key", async () => {
    const cloud = await start();
    const ecr = new ECRClient(clientConfig(cloud));
    const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
    expect(repositories.map(({ repositoryUri }) => repositoryUri)).toEqual(
      [1, 2, 3].map((count) => `localhost:${cloud.port}/sample-app-${count}`),
    );
    expect(repositories).toEqual(
      Array.from({ length: 3 }, () =>
        expect.objectContaining({ imageTagMutability: "MUTABLE", imageScanningConfiguration: { scanOnPush: true } }),
      ),
    );
    const policy = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: "sample-app-3" }));
    expect(JSON.parse(policy.lifecyclePolicyText ?? "").rules[0]).toMatchObject({
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
      action: { type: "expire" },
    });

    const kms = new KMSClient(clientConfig(cloud));
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "alias/sandbox-ecr-kms/cosign" }));
    expect(KeyMetadata).toMatchObject({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", KeyState: "Enabled" });
  });

  test("leaves the other regions empty", async () => {
    const cloud = await start();
    expect(await repositoryNames(cloud, "eu-west-1")).toEqual([]);
  });

  test("makes nothing where it is told so, nor does a later one", async () => {
    const first = await start({ dataFolder: folder, empty: true });
    expect(await repositoryNames(first)).toEqual([]);
    await first.close();
    const second = await start({ dataFolder: folder });
    expect(await repositoryNames(second)).toEqual([]);
    const { Keys } = await new KMSClient(clientConfig(second)).send(new ListKeysCommand({}));
    expect(Keys).toEqual([]);
  });

  test("writes everything but public certificates for its owner alone, whatever the umask, the folder and a start before", async () => {
    const open = ["inkan.db", "inkan.log", "lock"];
    for (const name of open) writeFileSync(join(folder, name), "");
    for (const name of open) chmodSync(join(folder, name), 0o666);
    writeFileSync(join(folder, "secret.key"), randomBytes(32), { mode: 0o644 });
    chmodSync(folder, 0o755);
    const umask = process.umask(0);
    await start().finally(() => process.umask(umask));
    const modes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name, parentPath }) => [name, (statSync(join(parentPath, name)).mode & 0o777).toString(8)]);
    expect(modes.map(([name]) => name)).toEqual(
      expect.arrayContaining(["inkan.db-wal", "inkan.db-shm", "control.sock"]),
    );
    expect(modes.filter(([, mode]) => mode !== "600").toSorted()).toEqual([
      ["ca.pem", "644"],
      ["trusted-root.json", "644"],
    ]);
  });

  test.runIf(process.getuid?.() === 0).each([
    ["of another user", 4711, 0o700, /belongs to the user with id 4711/],
    ["that others may write to", 0, 0o720, /other users may write/],
  ])("warns of a folder %s", async (_title, owner, mode, warning) => {
    chownSync(folder, owner, 0);
    chmodSync(folder, mode);
    const { logFile, close } = await start();
    await close();
    const lines = readFileSync(logFile, "utf8")
      .split("\n")
      .flatMap((line) => parseLogLine(line) ?? []);
    expect(lines.filter(({ level }) => level === "warn")).toEqual([
      expect.objectContaining({ message: expect.stringMatching(warning), facts: { folder } }),
    ]);
  });

  test("has nothing to say of a folder of its owner's alone", async () => {
    const { logFile, close } = await start();
    await close();
    expect(readFileSync(logFile, "utf8")).not.toContain('"warn"');
  });

  test("says where everything is", async () => {
    const cloud = await start();
    const record = parseRunningCloud(readFileSync(join(folder, recordFile), "utf8"));
    expect(record).toMatchObject({ port: cloud.port, pid: process.pid, endpoint: `http://localhost:${cloud.port}` });
    expect(parseCredentials(readFileSync(record.credentialsFile, "utf8"))).toEqual(cloud.credentials);
    expect(readFileSync(join(folder, recordFile), "utf8")).not.toContain(cloud.credentials.secretAccessKey);
    expect(JSON.parse(readFileSync(record.trustedRootFile, "utf8"))).toEqual({
      mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    });
  });
});

describe("a restart", () => {
  test("finds everything as it was: access key, repositories, keys, authority", async () => {
    const first = await start();
    const authority = readFileSync(first.caFile, "utf8");
    await new ECRClient(clientConfig(first)).send(new CreateRepositoryCommand({ repositoryName: "mine" }));
    const kms = new KMSClient(clientConfig(first));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }));
    await first.close();

    const second = await start();
    expect(second.credentials).toEqual(first.credentials);
    expect(await repositoryNames(second)).toEqual(["mine", "sample-app-1", "sample-app-2", "sample-app-3"]);
    const { Keys = [] } = await new KMSClient(clientConfig(second)).send(new ListKeysCommand({}));
    expect(Keys).toHaveLength(2);
    expect(Keys).toContainEqual(expect.objectContaining({ KeyId: KeyMetadata?.KeyId }));
    expect(readFileSync(second.caFile, "utf8")).toBe(authority);
  });

  test("does not bring back what its owner deleted", async () => {
    const first = await start();
    await new ECRClient(clientConfig(first)).send(new DeleteRepositoryCommand({ repositoryName: "sample-app-2" }));
    await first.close();
    expect(await repositoryNames(await start())).toEqual(["sample-app-1", "sample-app-3"]);
  });

  test("keeps its account and region, and refuses others", async () => {
    const first = await start({ dataFolder: folder, account: "210987654321", region: "eu-west-1" });
    await first.close();
    const second = await start();
    expect([second.account, second.region]).toEqual(["210987654321", "eu-west-1"]);
    await second.close();
    await expect(startCloud({ dataFolder: folder, region: "us-east-1" })).rejects.toMatchObject({
      code: "CONFIG_CONFLICT",
    });
  });
});

test("a call of KMS that comes before the first key is made waits for it", async () => {
  const first = await start();
  const kms = new KMSClient(clientConfig(first));
  await kms.send(new ListAliasesCommand({})); // so that the next call is quick
  await first.close();
  changeDatabase("DELETE FROM kms_aliases; DELETE FROM kms_keys; DELETE FROM settings WHERE name = 'sample-key'");
  const starting = start({ dataFolder: folder, port: first.port });
  const listAliases = (): Promise<ListAliasesCommandOutput> =>
    kms.send(new ListAliasesCommand({})).catch(async (error: { readonly code?: string }) => {
      if (error.code !== "ECONNREFUSED") throw error;
      await setImmediate();
      return await listAliases();
    });
  const { Aliases } = await listAliases();
  await starting;
  expect(Aliases).toEqual([expect.objectContaining({ AliasName: "alias/sandbox-ecr-kms/cosign" })]);
});

test("a key that a killed start could not name yet is named, not made again", async () => {
  const first = await start();
  await first.close();
  changeDatabase("DELETE FROM kms_aliases; DELETE FROM settings WHERE name = 'sample-key'");
  const { Keys, Aliases } = await listAll(await start());
  expect(Keys).toHaveLength(1);
  expect(Aliases).toEqual([expect.objectContaining({ TargetKeyId: Keys?.[0]?.KeyId })]);
});

describe("a start that cannot be", () => {
  test("on a folder in use names who uses it, and harms it not", async () => {
    const cloud = await start();
    await expect(startCloud({ dataFolder: folder })).rejects.toMatchObject({
      code: "FOLDER_IN_USE",
      message: expect.stringContaining(`process ${process.pid} on port ${cloud.port}`),
    });
    expect(await repositoryNames(cloud)).toHaveLength(3);
    expect(existsSync(join(folder, recordFile))).toBe(true);
  });

  test("on a port that is taken leaves the folder free", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => holder.once("listening", resolve));
    const { port } = holder.address() as { port: number };
    await expect(startCloud({ dataFolder: folder, port })).rejects.toMatchObject({ code: "PORT_TAKEN" });
    holder.close();
    expect(existsSync(join(folder, recordFile))).toBe(false);
    await start();
  });

  test.each([
    [{ port: 65_536 }, "port"],
    [{ account: "12" }, "account"],
    [{ region: "nowhere" }, "region"],
    [{ quirks: "some" as "on" }, "quirks"],
  ])("names the setting: %o", async (config, setting) => {
    await expect(startCloud(config)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining(setting),
    });
  });
});

describe("the control door", () => {
  test("says what runs, with the samples as they are now", async () => {
    const cloud = await start();
    const before = parseStatus((await askControl(cloud.controlSocket, controlRequests.status)).body);
    expect(before.record.port).toBe(cloud.port);
    expect(before.samples.repository).toBe("sample-app-1");
    expect(before.samples.key?.arn).toBe(`arn:aws:kms:ap-northeast-1:123456789012:key/${before.samples.key?.id}`);

    await new ECRClient(clientConfig(cloud)).send(new DeleteRepositoryCommand({ repositoryName: "sample-app-1" }));
    const after = parseStatus((await askControl(cloud.controlSocket, controlRequests.status)).body);
    expect(after.samples).toEqual({ key: before.samples.key, role: before.samples.role });

    const schedule = new ScheduleKeyDeletionCommand({ KeyId: before.samples.key?.id, PendingWindowInDays: 7 });
    await new KMSClient(clientConfig(cloud)).send(schedule);
    cloud.clock.advance(7 * 24 * 60 * 60 * 1000);
    const last = parseStatus((await askControl(cloud.controlSocket, controlRequests.status)).body);
    expect(last.samples).toEqual({ role: before.samples.role });
  });

  test("ends the cloud", async () => {
    const cloud = await start();
    expect((await askControl(cloud.controlSocket, controlRequests.down)).status).toBe(202);
    await cloud.closed;
    expect(readdirSync(folder)).not.toContain(recordFile);
    expect(readdirSync(folder)).not.toContain("control.sock");
  });

  test("is reached on a data folder too deep for a socket", async () => {
    const deep = join(folder, "d".repeat(60), "e".repeat(60));
    const cloud = await start({ dataFolder: deep });
    expect(cloud.controlSocket.length).toBeLessThan(104);
    expect((await askControl(cloud.controlSocket, controlRequests.status)).status).toBe(200);
    await cloud.close();
    expect(existsSync(join(cloud.controlSocket, ".."))).toBe(false);
  });
});

describe("a cloud that keeps nothing", () => {
  test("goes with all it had", async () => {
    const cloud = await start({});
    expect(await repositoryNames(cloud)).toHaveLength(3);
    expect(cloud.ephemeral).toBe(true);
    await cloud.close();
    expect(existsSync(cloud.dataFolder)).toBe(false);
  });

  test("leaves its record where it is told, and takes that folder", async () => {
    const cloud = await start({ recordFolder: folder });
    const record = parseRunningCloud(readFileSync(join(folder, recordFile), "utf8"));
    expect(record).toMatchObject({ port: cloud.port, ephemeral: true });
    await expect(startCloud({ dataFolder: folder })).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
    await cloud.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that was killed is cleared away by the next start", async () => {
    const left = mkdtempSync(join(tmpdir(), "inkan-ephemeral-"));
    const other = mkdtempSync(join(tmpdir(), "inkan-other-"));
    for (const dataFolder of [left, other]) {
      const cloud = await start();
      const record = JSON.parse(readFileSync(join(folder, recordFile), "utf8"));
      await cloud.close();
      writeFileSync(join(folder, recordFile), JSON.stringify({ ...record, dataFolder, ephemeral: true }));
      await (await start()).close();
    }
    expect([left, other].map((path) => existsSync(path))).toEqual([false, true]);
    rmSync(other, { recursive: true });
  });
});

test("shows a certificate that the authority in its file has signed", async () => {
  const cloud = await start();
  const issuer = await new Promise((resolve, reject) => {
    const socket = connectTls(
      { port: cloud.port, host: "127.0.0.1", servername: "localhost", ca: readFileSync(cloud.caFile) },
      () => {
        resolve(socket.getPeerCertificate().issuer);
        socket.destroy();
      },
    ).on("error", reject);
  });
  expect(issuer).toMatchObject({ O: "Inkan" });
});
