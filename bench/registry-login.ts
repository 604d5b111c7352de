import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { awsCall, ecrTarget } from "./aws-call.ts";
import type { RunningSubject } from "./subject.ts";

/** How a client gets at a subject's registry. */
export type RegistryLogin = {
  /** What stands before a repository's name. */
  readonly registry: string;
  /** The value of `Authorization`, where one is needed. */
  readonly authorization: string | undefined;
  /** The environment of a client that is logged in. */
  readonly env: Readonly<Record<string, string>>;
};

/** Makes the repository where repositories have to be made, and logs a client in where that is asked for. */
export async function logIn(running: RunningSubject, repository: string): Promise<RegistryLogin> {
  const registry = `127.0.0.1:${running.port}`;
  const home = join(running.scratch, "client");
  mkdirSync(home, { recursive: true });
  const env = { PATH: process.env.PATH ?? "", HOME: home, DOCKER_CONFIG: home };
  if (!running.subject.serves.includes("ecr")) return { registry, authorization: undefined, env };
  await awsCall(running, {
    service: "ecr",
    target: ecrTarget("CreateRepository"),
    input: { repositoryName: repository },
  });
  const { authorizationData } = await awsCall<{ authorizationData: readonly { authorizationToken: string }[] }>(
    running,
    {
      service: "ecr",
      target: ecrTarget("GetAuthorizationToken"),
      input: {},
    },
  );
  const auth = authorizationData[0]?.authorizationToken ?? "";
  writeFileSync(join(home, "config.json"), JSON.stringify({ auths: { [registry]: { auth } } }));
  return { registry, authorization: `Basic ${auth}`, env };
}
