import { expect, test } from "vitest";
import { adviseOn, enterWords, insideWords } from "./namespaces.ts";

const programs = { unshare: "/unshare", mount: "/mount", ip: "/ip" };

test("an ordinary user is root where the namespaces are set up, and itself where the command runs", () => {
  const user = { kind: "mapped", uid: 1000, gid: 100 } as const;
  expect(enterWords(programs, user).join(" ")).toBe("/unshare --user --map-root-user --mount --net --");
  expect(insideWords(programs, user).join(" ")).toBe("/unshare --user --map-user=1000 --map-group=100 --");
});

test("root stays as it is", () => {
  expect(enterWords(programs, { kind: "same" }).join(" ")).toBe("/unshare --mount --net --");
  expect(insideWords(programs, { kind: "same" }).join(" ")).toBe("/unshare --");
});

test.each([
  ["kernel.unprivileged_userns_clone", "0", "sudo sysctl kernel.unprivileged_userns_clone=1"],
  ["kernel.apparmor_restrict_unprivileged_userns", "1", "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"],
  ["user.max_user_namespaces", "0", "sudo sysctl user.max_user_namespaces=15000"],
])("says which setting forbids namespaces: %s", (setting, value, advice) => {
  expect(adviseOn((asked) => (asked === setting ? value : undefined))).toContain(advice);
});

test("says what to do where no setting does", () => {
  expect(adviseOn(() => undefined)).toContain("outside of the container");
});
