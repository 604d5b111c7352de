import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { findShellPrograms } from "./find-programs.ts";

function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), "", { mode: 0o755 });
  return folder;
}

test("programs are taken from PATH, then from the system's folders", () => {
  const [own, system] = [folderWith("unshare"), folderWith("unshare", "mount", "ip")];
  expect(findShellPrograms({ PATH: own }, [system])).toEqual({
    unshare: join(own, "unshare"),
    mount: join(system, "mount"),
    ip: join(system, "ip"),
  });
});

test("all that are missing are named, with the packages that bring them", () => {
  expect(() => findShellPrograms({ PATH: folderWith("mount") }, [])).toThrow(
    expect.objectContaining({
      code: "PROGRAM_MISSING",
      message: expect.stringContaining("'unshare' and 'ip'"),
      next: expect.stringContaining("apt-get install util-linux iproute2"),
    }),
  );
});
