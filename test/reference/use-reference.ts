import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { parseRunningCloud, recordFile } from "../../src/core/running-cloud.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";
import { type InkanCloud, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { type ClientShell, openClientShell } from "../interop/client-shell.ts";
import { type DockerEngine, dockerEngineMissing, startDockerEngine } from "../interop/docker-engine.ts";
import { type Outcome, outputOf } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import { emptyRepositories, openPlace, type Place, type SignatureStorage } from "./place.ts";
import { recordRequests } from "./record-requests.ts";
import type { CosignName, Form, RowShell, Variant } from "./row.ts";
import { variablesScript } from "./rows/environment.ts";
import { runForm } from "./run-form.ts";

/** What a form came to, beside what it had to. */
export type FormResult = {
  readonly came: unknown;
  readonly comes: unknown;
  /** The AWS operations that it led to, sorted. */
  readonly requests: readonly string[];
  readonly outcome: Outcome;
};

/** A cloud and the shells in which rows are typed. */
export type Reference = {
  /** As people type it: the stock programs, `cosign` being the one that is named. */
  typed(variant: Variant, cosign: CosignName): Promise<FormResult>;
  /** With nothing in PATH at all; `inkan` is a function that calls it by its absolute path. */
  native(variant: Variant, form: Form): Promise<FormResult>;
};

/** Starts a cloud, and an engine where one is asked for and can be, before the tests of a file; ends both after them. */
export function useReference(options: { readonly engine: boolean }): Reference {
  let cloud: InkanCloud;
  let engine: DockerEngine | undefined;
  const shells = new Map<CosignName, ClientShell>();
  let tools: Cloud;

  beforeAll(async () => {
    cloud = await startInkan({ args: ["--mirror", "0"] });
    tools = await connectCloud({ env: cloud.env });
    if (options.engine && dockerEngineMissing() === false) {
      const { mirror = "" } = parseRunningCloud(readFileSync(join(cloud.dataFolder, recordFile), "utf8"));
      engine = await startDockerEngine(["--registry-mirror", mirror]);
    }
  });
  afterAll(async () => {
    await Promise.all([engine?.stop(), cloud?.stop()]);
    for (const shell of shells.values()) shell.close();
  });

  async function shellWith(cosign: CosignName): Promise<ClientShell> {
    const open = shells.get(cosign) ?? (await openTypedShell(cloud, engine, cosign));
    shells.set(cosign, open);
    return open;
  }

  async function run(variant: Variant, form: Form, cosign: CosignName, native: boolean): Promise<FormResult> {
    const shell = await shellWith(cosign);
    await emptyRepositories(tools, repositories);
    const place = await placeIn(shell, tools, cosign === "cosign2" ? "v2" : "v3");
    await variant.given?.(place);
    if (!native) await variant.stock.before?.(place);
    const ready = openPlace({
      ...place,
      docker: dockerIn(shell),
      env: { ...place.env, ...(await imageVariables(place)) },
    });
    const comes = await ((native ? variant.native?.comes : undefined) ?? variant.comes)(ready);
    const env = native ? { ...ready.env, PATH: emptyFolder(ready) } : ready.env;
    const script = native ? `${inkanByPath[form.shell ?? "bash"]}\n${form.text}` : form.text;
    const { outcome, requests } = await recordRequests(cloud, () =>
      runForm({ ...form, text: script }, ready.folder, env),
    );
    return { came: await form.reads(outcome, ready), comes, requests, outcome };
  }

  return {
    typed: (variant, cosign) => run(variant, variant.stock, cosign, false),
    native: (variant, form) => run(variant, form, "cosign3", true),
  };
}

/** The sample repositories of a new cloud. */
const repositories = ["sample-app-1", "sample-app-2", "sample-app-3"];

const posixFunction = `inkan() { '${process.execPath}' '${inkanProgram}' "$@"; }`;

/** `inkan` as a function of each shell, which calls it by its absolute path. */
const inkanByPath: Readonly<Record<RowShell, string>> = {
  bash: posixFunction,
  zsh: posixFunction,
  fish: `function inkan; '${process.execPath}' '${inkanProgram}' $argv; end`,
};

/**
 * A shell whose environment is what bash has after `eval "$(inkan env)"` and section E, and nothing else of the cloud's.
 */
async function openTypedShell(
  cloud: InkanCloud,
  engine: DockerEngine | undefined,
  cosign: CosignName,
): Promise<ClientShell> {
  const bare = openClientShell({
    aliases: programs.find(cosign) === undefined ? {} : { cosign },
    env: {
      INKAN_DATA: cloud.dataFolder,
      AWS_PROFILE: "a-real-account",
      TERM: "xterm",
      ...(engine === undefined ? {} : { DOCKER_HOST: engine.host }),
    },
  });
  const script = `eval "$(inkan env)"\nset -a\n${variablesScript}\nenv --null`;
  const printed = await outputOf("bash", ["--norc", "-euc", script], { env: bare.env });
  const env = Object.fromEntries(
    printed
      .split("\0")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return bare.withEnvironment(env);
}

/** A home of its own in the shell. */
async function placeIn(shell: ClientShell, cloud: Cloud, storage: SignatureStorage): Promise<Place> {
  const folder = mkdtempSync(join(shell.folder, "home-"));
  const env = { ...shell.env, HOME: folder, DOCKER_CONFIG: join(folder, ".docker") };
  return openPlace({ cloud, folder, env, storage, docker: dockerIn(shell) });
}

function dockerIn(shell: ClientShell): (args: readonly string[], folder: string) => Promise<string> {
  return async (args, cwd) => (await outputOf(programs.path("docker"), args, { env: shell.env, cwd })).trimEnd();
}

/** `$IMAGE_DIGEST` and `$IMAGE_URI_WITH_DIGEST`, where `$IMAGE_TAG` is there. */
async function imageVariables(place: Place): Promise<Record<string, string>> {
  const image = (await place.images()).find(({ tags }) => tags.includes(place.variable("IMAGE_TAG")));
  if (image === undefined) return {};
  const repository = `${place.variable("ECR_REGISTRY")}/${place.variable("ECR_REPOSITORY")}`;
  return { IMAGE_DIGEST: image.digest, IMAGE_URI_WITH_DIGEST: `${repository}@${image.digest}` };
}

function emptyFolder(place: Place): string {
  const folder = join(place.folder, "nothing");
  mkdirSync(folder);
  return folder;
}
