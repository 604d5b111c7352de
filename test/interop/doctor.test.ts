import { describe, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

describeWith(["cosign3", "cosign2"], "inkan doctor beside the real cosign", () => {
  describe.each([
    ["cosign3", /^version 3\./],
    ["cosign2", /^version 2\./],
  ])("%s", (installedAs, version) => {
    const here = useCloud({ aliases: { cosign: installedAs } });

    async function findings(env: Readonly<Record<string, string>> = {}) {
      const all = { INKAN_DATA: here.cloud.dataFolder, ...env };
      const { stdout } = await here.shell.inkan(["doctor", "-o", "json", "--query", "[?check=='cosign']"], {
        env: all,
      });
      return JSON.parse(stdout) as readonly { readonly status: string; readonly says: string }[];
    }

    it("has nothing to say of it in a shell that inkan env pointed here", async () => {
      expect(await findings()).toEqual([
        expect.objectContaining({ status: "ok", says: expect.stringMatching(version) }),
      ]);
    });

    it.each([
      ["COSIGN_REPOSITORY", "a.example/signatures", "warning"],
      ["COSIGN_TRUSTED_ROOT", "/nowhere/root.json", "failed"],
      ["COSIGN_TLOG_UPLOAD", "true", "warning"],
      ["COSIGN_USE_SIGNING_CONFIG", "", "warning"],
    ])("names %s where it stops it", async (name, value, status) => {
      expect(await findings({ [name]: value })).toContainEqual(
        expect.objectContaining({ status, says: expect.stringContaining(name) }),
      );
    });
  });
});
