import { type AccountId, isAccountId, isRegion, type Region, type Scope } from "../core/aws/scope.ts";
import { InkanError } from "../core/error.ts";
import { type GithubRepository, parseGithubRepository } from "../core/image-registry/github-repository.ts";
import { isRunEvery } from "../core/lifecycle-run.ts";
import type { TerminalOutput } from "./log/terminal-log.ts";
import { defaultQuirks, noQuirks, type Quirks } from "./quirks.ts";

/** How a cloud is started. Everything has a default: `startCloud()` gives one that keeps nothing, on a free port. */
export type CloudConfig = {
  /** Where everything is kept, made where it is missing. Absent: in a temporary folder that goes when the cloud ends. */
  readonly dataFolder?: string;
  /**
   * Where a cloud without `dataFolder` leaves its record, so that `inkan status`, `env` and `down` find it. Absent: it
   * leaves none.
   */
  readonly recordFolder?: string;
  /** The address to listen on. Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /** The port to listen on. Default 0: any free one. */
  readonly port?: number;
  /**
   * The port of the mirror, from which a container engine of this machine pulls what was imported, without a login; 0 takes
   * any free one. It listens on loopback whatever `host` is. Absent: it is not open.
   */
  readonly mirrorPort?: number;
  /** The account that the cloud's root access key belongs to. Default `123456789012`; fixed at a folder's first start. */
  readonly account?: string;
  /** The region that is provisioned and that `inkan env` names. Default `ap-northeast-1`; fixed at a folder's first start. */
  readonly region?: string;
  /**
   * Whether a new data folder begins with nothing in it instead of the sample repositories, the signing key and the role;
   * a folder that began with them is refused. Default false.
   */
  readonly empty?: boolean;
  /**
   * Whose GitHub workflows may assume the role of the data folder, also of one that has it already: `OWNER/REPO`, or
   * `OWNER@ID/REPO@ID` where its tokens bear immutable ids. Default: those of the placeholder `ORG/REPO`.
   */
  readonly github?: string;
  /** `on`: as ECR does it. `off`: as the OCI distribution specification has it, where ECR differs. Default `on`. */
  readonly quirks?: "on" | "off";
  /** Milliseconds between two runs of all lifecycle policies. Absent: they run when somebody asks for it, and never else. */
  readonly lifecycleEveryMs?: number;
  /** A terminal that is shown each request in a line, beside the log file. */
  readonly watch?: TerminalOutput & { readonly color: boolean };
  /** The wall clock. Default: the system's. */
  readonly wall?: () => Date;
};

/** A configuration with every default filled in. */
export type ResolvedConfig = {
  readonly dataFolder: string | undefined;
  readonly recordFolder: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly mirrorPort: number | undefined;
  readonly account: AccountId | undefined;
  readonly region: Region | undefined;
  readonly empty: boolean;
  readonly github: GithubRepository | undefined;
  readonly quirks: Quirks;
  readonly quirksName: "on" | "off";
  readonly lifecycleEveryMs: number | undefined;
  readonly watch: CloudConfig["watch"];
  readonly wall: () => Date;
};

/** The scope of a cloud that was told nothing else. */
export const defaultScope: Scope = {
  account: "123456789012" as AccountId,
  region: "ap-northeast-1" as Region,
};

/** A setting is not one. */
export class ConfigError extends InkanError<"CONFIG_INVALID" | "CONFIG_CONFLICT"> {
  override readonly name = "ConfigError";
}

const maxPort = 65_535;

/**
 * Fills in the defaults.
 *
 * @throws ConfigError `CONFIG_INVALID` naming the setting, `CONFIG_CONFLICT`; ImageRegistryError
 */
export function resolveConfig(config: CloudConfig): ResolvedConfig {
  const { port = 0, mirrorPort, account, region, quirks = "on", lifecycleEveryMs } = config;
  if (!isPort(port)) throw invalid("port", port, portForm);
  if (mirrorPort !== undefined && !isPort(mirrorPort)) throw invalid("mirrorPort", mirrorPort, portForm);
  if (mirrorPort !== undefined && mirrorPort !== 0 && mirrorPort === port) {
    throw new ConfigError("CONFIG_CONFLICT", `the mirror needs a port of its own: ${port} is the cloud's`);
  }
  if (account !== undefined && !isAccountId(account)) throw invalid("account", account, "twelve digits");
  if (region !== undefined && !isRegion(region)) throw invalid("region", region, "a region's name");
  if (quirks !== "on" && quirks !== "off") throw invalid("quirks", quirks, "on or off");
  if (lifecycleEveryMs !== undefined && !isRunEvery(lifecycleEveryMs)) {
    throw invalid("lifecycleEveryMs", lifecycleEveryMs, "from one second to one day");
  }
  if (config.dataFolder !== undefined && config.recordFolder !== undefined) {
    throw new ConfigError("CONFIG_CONFLICT", "a cloud with a data folder leaves its record there, in no other folder");
  }
  return {
    dataFolder: config.dataFolder,
    recordFolder: config.recordFolder,
    // The name may mean the IPv6 address alone, where most clients begin with IPv4.
    host: config.host === undefined || config.host === "localhost" ? "127.0.0.1" : config.host,
    port,
    mirrorPort,
    account,
    region,
    empty: config.empty ?? false,
    github: resolveGithub(config),
    quirks: quirks === "on" ? defaultQuirks() : noQuirks(),
    quirksName: quirks,
    lifecycleEveryMs,
    watch: config.watch,
    wall: config.wall ?? (() => new Date()),
  };
}

const portForm = `a number from 0 to ${maxPort}`;

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= maxPort;
}

function resolveGithub({ github, empty }: CloudConfig): GithubRepository | undefined {
  if (github === undefined) return undefined;
  if (empty === true) {
    throw new ConfigError(
      "CONFIG_CONFLICT",
      `a cloud that begins with nothing has no role for the workflows of ${github}`,
    );
  }
  return parseGithubRepository(github);
}

function invalid(setting: string, value: unknown, expected: string): ConfigError {
  return new ConfigError("CONFIG_INVALID", `${setting} is '${String(value)}' and must be ${expected}`);
}
