import { describe, expect, test } from "vitest";
import type { AccountId, Region } from "./aws/scope.ts";
import {
  defaultDataFolder,
  formatCredentials,
  formatRunningCloud,
  parseCredentials,
  parseRunningCloud,
  type RunningCloudRecord,
} from "./running-cloud.ts";

const record: RunningCloudRecord = {
  version: "1.2.3",
  pid: 42,
  startedAt: new Date("2026-11-25T01:02:03.004Z"),
  host: "127.0.0.1",
  port: 4566,
  endpoint: "http://localhost:4566",
  registry: "localhost:4566",
  account: "123456789012" as AccountId,
  region: "ap-northeast-1" as Region,
  quirks: "on",
  dataFolder: "/data",
  ephemeral: false,
  credentialsFile: "/data/credentials.json",
  caFile: "/data/ca.pem",
  trustedRootFile: "/data/trusted-root.json",
  logFile: "/data/inkan.log",
  controlSocket: "/data/control.sock",
  publicSocket: "/data/public.sock",
};

describe("the record of a running cloud", () => {
  test("comes back as it was written", () => {
    expect(parseRunningCloud(formatRunningCloud(record))).toEqual(record);
  });

  test("leaves out what a running cloud has besides, its secret access key above all", () => {
    const running = { ...record, credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "m4rk" } };
    expect(formatRunningCloud(running)).toBe(formatRunningCloud(record));
  });

  test.each(Object.keys(record))("is refused with the member's name where %s is not as it must be", (member) => {
    const text = JSON.stringify({ ...record, [member]: null });
    expect(() => parseRunningCloud(text)).toThrow(`'${member}'`);
  });

  test("is refused where it is cut off", () => {
    expect(() => parseRunningCloud(formatRunningCloud(record).slice(0, 40))).toThrow(
      expect.objectContaining({ code: "RECORD_INVALID" }),
    );
  });
});

describe("the credentials file", () => {
  test("comes back as it was written, in the form of an AWS credential process", () => {
    const key = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "s/e+c" };
    const text = formatCredentials(key);
    expect(parseCredentials(text)).toEqual(key);
    expect(JSON.parse(text)).toEqual({ Version: 1, AccessKeyId: "AKIAEXAMPLE", SecretAccessKey: "s/e+c" });
  });

  test.each([
    '{"AccessKeyId":"AKIA","SecretAccessKey":m4rk}',
    '{"AccessKeyId":"AKIA","SecretAccessKey":["m4rk"]}',
    '{"SecretAccessKey":"m4rk"}',
    '"m4rk"',
  ])("is refused without a word of its text: %s", (text) => {
    let message = "";
    try {
      parseCredentials(text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toBe("");
    expect(message).not.toContain("m4rk");
  });
});

test("the data folder is the platform's own", () => {
  expect(defaultDataFolder("linux", {}, "/home/a")).toBe("/home/a/.local/share/inkan");
  expect(defaultDataFolder("linux", { XDG_DATA_HOME: "/x" }, "/home/a")).toBe("/x/inkan");
  expect(defaultDataFolder("linux", { XDG_DATA_HOME: "relative" }, "/home/a")).toBe("/home/a/.local/share/inkan");
  expect(defaultDataFolder("darwin", {}, "/Users/a")).toBe("/Users/a/Library/Application Support/inkan");
  expect(defaultDataFolder("win32", { LOCALAPPDATA: "C:\\L" }, "C:\\a")).toBe("C:\\L\\inkan");
});
