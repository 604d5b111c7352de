import { type AccountId, isAccountId, isRegion, type Region } from "./aws/scope.ts";
import { InkanError } from "./error.ts";

/**
 * What a running cloud leaves in its data folder for those who look for it: `cloud.json`, written once it answers and
 * removed when it ends. It holds no secret. After a crash it is stale: only the control socket says that a cloud runs.
 */
export type RunningCloudRecord = {
  /** The program's version. */
  readonly version: string;
  readonly pid: number;
  readonly startedAt: Date;
  /** The address it listens on, as it was asked for. */
  readonly host: string;
  readonly port: number;
  /** What AWS clients on this machine are pointed at, such as `http://localhost:4566`. */
  readonly endpoint: string;
  /** What stands before a repository's name, such as `localhost:4566`. */
  readonly registry: string;
  /** Where a container engine finds the mirror, such as `http://127.0.0.1:5000`; absent where it is not open. */
  readonly mirror?: string;
  readonly account: AccountId;
  readonly region: Region;
  /** `on`: as ECR does it; `off`: as the OCI distribution specification has it, where ECR differs. */
  readonly quirks: "on" | "off";
  /** Where the state is; with `ephemeral` a folder that goes when the cloud ends. */
  readonly dataFolder: string;
  readonly ephemeral: boolean;
  /** The root access key, readable by its owner alone; see `parseCredentials`. */
  readonly credentialsFile: string;
  /** The certificate of the cloud's own authority, PEM. */
  readonly caFile: string;
  /** A Sigstore trusted root that trusts nothing: cosign 2 reads no bundle without one. */
  readonly trustedRootFile: string;
  readonly logFile: string;
  /** The unix socket of the control door. */
  readonly controlSocket: string;
  /** A unix socket that leads to what `port` leads to, for who is where the port cannot be reached. */
  readonly publicSocket: string;
};

/** An access key as the record's `credentialsFile` keeps it. */
export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** The record's name inside a data folder. */
export const recordFile = "cloud.json";

/** The log's name inside a data folder; it stays when the cloud has ended. */
export const logFile = "inkan.log";

/**
 * An empty folder inside a data folder. `inkan shell` mounts a file system of its own over it, which nobody outside of that
 * shell sees and which goes with it.
 */
export const shellFolder = "shell";

/** Where a cloud in the background leaves what it says when it crashes, inside its data folder. */
export const crashFile = "crash.log";

/** Longest file of ours that is read, in bytes: a record has one or two KiB. */
export const maxRecordBytes = 64 * 1024;

/** A file of a running cloud is not what this program writes. */
export class RunningCloudError extends InkanError<"RECORD_INVALID"> {
  override readonly name = "RunningCloudError";
}

/** The text of `cloud.json`: what `parseRunningCloud` reads and nothing else, as a running cloud carries its keys besides. */
export function formatRunningCloud(record: RunningCloudRecord): string {
  const members = parseRunningCloud(JSON.stringify(record));
  return `${JSON.stringify(members, undefined, 2)}\n`;
}

/**
 * Reads the text of `cloud.json`.
 *
 * @throws RunningCloudError naming the first member that is not as it must be
 */
export function parseRunningCloud(text: string): RunningCloudRecord {
  const members = parseMembers(text);
  const account = members.text("account");
  const region = members.text("region");
  const quirks = members.text("quirks");
  const startedAt = new Date(members.text("startedAt"));
  if (!isAccountId(account)) throw invalid("account");
  if (!isRegion(region)) throw invalid("region");
  if (quirks !== "on" && quirks !== "off") throw invalid("quirks");
  if (Number.isNaN(startedAt.getTime())) throw invalid("startedAt");
  return {
    version: members.text("version"),
    pid: members.count("pid"),
    startedAt,
    host: members.text("host"),
    port: members.count("port"),
    endpoint: members.text("endpoint"),
    registry: members.text("registry"),
    ...(members.has("mirror") ? { mirror: members.text("mirror") } : {}),
    account,
    region,
    quirks,
    dataFolder: members.text("dataFolder"),
    ephemeral: members.flag("ephemeral"),
    credentialsFile: members.text("credentialsFile"),
    caFile: members.text("caFile"),
    trustedRootFile: members.text("trustedRootFile"),
    logFile: members.text("logFile"),
    controlSocket: members.text("controlSocket"),
    publicSocket: members.text("publicSocket"),
  };
}

/**
 * The text of the credentials file, in the form that `credential_process` of an AWS profile prints (AWS SDKs and Tools
 * Reference Guide, "Process credential provider").
 */
export function formatCredentials({ accessKeyId, secretAccessKey }: AccessKey): string {
  return `${JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }, undefined, 2)}\n`;
}

/**
 * Reads the text of the credentials file.
 *
 * @throws RunningCloudError which never holds the text
 */
export function parseCredentials(text: string): AccessKey {
  const members = parseMembers(text);
  return { accessKeyId: members.text("AccessKeyId"), secretAccessKey: members.text("SecretAccessKey") };
}

/**
 * Where a cloud keeps its data unless it is told otherwise: the platform's own folder for the data of programs.
 *
 * @param env for `XDG_DATA_HOME` (XDG Base Directory Specification) and `LOCALAPPDATA`
 * @param home the user's home folder
 */
export function defaultDataFolder(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case "darwin":
      return `${home}/Library/Application Support/inkan`;
    case "win32":
      return `${env.LOCALAPPDATA || `${home}\\AppData\\Local`}\\inkan`;
    default:
      // The specification has relative paths ignored.
      return `${env.XDG_DATA_HOME?.startsWith("/") ? env.XDG_DATA_HOME : `${home}/.local/share`}/inkan`;
  }
}

function invalid(member: string): RunningCloudError {
  return new RunningCloudError("RECORD_INVALID", `what the running cloud left has no valid '${member}'`, {
    next: "stop it with the inkan that started it, then start it again",
  });
}

function parseMembers(text: string) {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid("JSON object"); // the parser's own message would repeat the text
  }
  if (typeof parsed !== "object" || parsed === null) throw invalid("JSON object");
  const object = parsed as Readonly<Record<string, unknown>>;
  return {
    has: (name: string): boolean => Object.hasOwn(object, name),
    text(name: string): string {
      const value = object[name];
      if (typeof value !== "string" || value === "") throw invalid(name);
      return value;
    },
    count(name: string): number {
      const value = object[name];
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw invalid(name);
      return value;
    },
    flag(name: string): boolean {
      const value = object[name];
      if (typeof value !== "boolean") throw invalid(name);
      return value;
    },
  };
}
