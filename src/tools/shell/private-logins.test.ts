import { lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { makePrivateLogins } from "./private-logins.ts";

test("logins and their helpers are left out, plug-ins, contexts and all settings are there", () => {
  const home = temporaryFolder();
  const own = join(home, ".docker");
  mkdirSync(join(own, "cli-plugins"), { recursive: true });
  const config = { auths: { "r.example": { auth: "m4rk" } }, credsStore: "pass", credHelpers: {}, currentContext: "c" };
  writeFileSync(join(own, "config.json"), JSON.stringify(config));
  const folder = join(home, "private");
  const variables = makePrivateLogins(folder, { HOME: home });
  expect(variables).toEqual({ DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: join(folder, "config.json") });
  expect(JSON.parse(readFileSync(join(folder, "config.json"), "utf8"))).toEqual({ auths: {}, currentContext: "c" });
  expect(lstatSync(join(folder, "cli-plugins")).isSymbolicLink()).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(JSON.parse(readFileSync(join(own, "config.json"), "utf8"))).toEqual(config);
});

test("a user without a configuration of docker's", () => {
  const home = temporaryFolder();
  makePrivateLogins(join(home, "private"), { HOME: home });
  expect(JSON.parse(readFileSync(join(home, "private", "config.json"), "utf8"))).toEqual({ auths: {} });
});
