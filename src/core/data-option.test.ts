import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { dataOption } from "./data-option.ts";

const home = "/home/someone";

test.each(["/tmp/plain", "/tmp/my data 鑑'q$x", "/tmp/`id`\n\\", "/tmp/*"])("a shell takes back %j", (folder) => {
  const option = dataOption(folder, "linux", {}, home);
  expect(execFileSync("sh", ["-c", `printf '%s|'${option}`], { encoding: "utf8" })).toBe(`--data|${folder}|`);
});

test("the default folder needs no option, unless the environment names another", () => {
  const folder = `${home}/.local/share/inkan`;
  expect(dataOption(folder, "linux", {}, home)).toBe("");
  expect(dataOption(folder, "linux", { INKAN_DATA: "/elsewhere" }, home)).toBe(` --data ${folder}`);
});
