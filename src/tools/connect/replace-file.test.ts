import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { replaceFile } from "./replace-file.ts";

test("a file keeps its mode, and a link stays a link", async () => {
  const folder = temporaryFolder();
  const [file, link] = [join(folder, "file"), join(folder, "link")];
  writeFileSync(file, "old");
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  await replaceFile(link, "new", { mode: 0o600 });
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test("a new file has the mode that is asked for", async () => {
  const file = join(temporaryFolder(), "file");
  await replaceFile(file, "new", { mode: 0o600 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a failure leaves what was there, and nothing beside it", async () => {
  const folder = temporaryFolder();
  const target = join(folder, "target");
  mkdirSync(join(target, "inside"), { recursive: true });
  await expect(replaceFile(target, "new", { mode: 0o600 })).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(["target"]);
});

test("what is no file, as a device, a pipe or this socket, is not replaced by one", async () => {
  const socket = join(temporaryFolder(), "socket");
  const server = createServer().listen(socket);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  await expect(replaceFile(socket, "new", { mode: 0o600 })).rejects.toThrow("not a file that can be replaced");
  expect(statSync(socket).isSocket()).toBe(true);
});
