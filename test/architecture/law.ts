/** Folders and files are written relative to `src`: a name ending in `.ts` is that file, any other a folder with all in it. */
export type Place = string;

export type RoomLaw = {
  /** What the room may import from `src`. */
  readonly imports: readonly Place[];
  /** Packages that the room may import; without it, any but `neverPackages`. */
  readonly packages?: readonly string[];
  readonly neverPackages?: readonly string[];
};

/** The law of the house: a file belongs to the first room it lies in. */
export const law: Readonly<Record<Place, RoomLaw>> = {
  "core/crypto": {
    imports: ["core"],
    packages: ["node:crypto", "@noble/curves"],
  },
  core: {
    imports: ["core"],
    // Nothing that it needs is in a package.
    packages: [],
  },
  cloud: {
    imports: ["core", "cloud"],
    // The operations take their types from the tables generated from AWS's models.
    neverPackages: ["@aws-sdk/*"],
  },
  tools: { imports: ["core", "tools"] },
  cli: { imports: ["core", "cli", "tools", "cloud/start-cloud.ts"] },
  "index.ts": { imports: ["core", "tools", "cloud/start-cloud.ts"] },
};

/** Global names that reach the clock, the environment, the network, the disk or randomness. */
export const impureGlobals: readonly string[] = [
  "console",
  "crypto",
  "fetch",
  "globalThis",
  "navigator",
  "performance",
  "process",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "Temporal",
  "WebSocket",
];

/** Functions of node:crypto that draw random bytes: in core they come in as a value. */
export const randomOfNodeCrypto = /^(random|generate|getRandomValues$)/;

/** Words that say nothing about what a file holds. */
export const emptyNames: readonly string[] = [
  "common",
  "helper",
  "helpers",
  "manager",
  "misc",
  "util",
  "utils",
  "utilities",
];

/** Names that hold such a word because the thing itself is called so, with who calls it so. */
export const properNames: Readonly<Record<string, string>> = {
  "credential-helper": "docker: https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
};

/** Folders whose files may bear the name of an AWS operation. */
export const operationFolders: readonly Place[] = ["cloud/ec2", "cloud/ecr", "cloud/iam", "cloud/kms", "cloud/sts"];

/** A file that is longer needs a reason in `longFiles`. Generated files (`x.generated.ts`) have no limit. */
export const MAX_LINES = 400;

/** The reason of each file over the limit. */
export const longFiles: Readonly<Record<Place, string>> = {};
