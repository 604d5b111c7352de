import { afterAll, beforeAll, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { type ClientShell, openClientShell } from "../interop/client-shell.ts";
import { describeWith } from "../needs-program.ts";
import { cosigns } from "./row.ts";

/** The table of docs/cosign-variables.md: what fails, with no network, without a variable. */
const failing = {
  COSIGN_YES: { cosign2: [], cosign3: [] },
  COSIGN_TLOG_UPLOAD: { cosign2: ["sign"], cosign3: ["sign"] },
  COSIGN_USE_SIGNING_CONFIG: { cosign2: [], cosign3: ["sign"] },
  COSIGN_INSECURE_IGNORE_TLOG: { cosign2: ["verify tag", "verify bundle"], cosign3: ["verify tag", "verify bundle"] },
  COSIGN_TRUSTED_ROOT: { cosign2: ["verify bundle"], cosign3: [] },
} as const;

/** No address of it leads anywhere: what asks Sigstore fails at once, also on a machine with a network. */
const noNetwork = { HTTPS_PROXY: "http://127.0.0.1:9" };

describeWith(["cosign2", "cosign3"], "the variables that inkan env sets for cosign", () => {
  let cloud: InkanCloud;
  let shell: ClientShell;
  let images: Readonly<Record<"tag" | "bundle", string>>;

  beforeAll(async () => {
    cloud = await startInkan();
    shell = openClientShell({ cloud, env: noNetwork });
    await shell.bash("inkan login");
    const signed = async (format: string) => {
      const image = await shell.bash(`inkan push --sample sample-app-1:${format}`);
      await shell.bash(`inkan sign --key $KMS_KEY_ARN --format ${format} ${image}`);
      return image;
    };
    images = { tag: await signed("v2"), bundle: await signed("v3") };
  });
  afterAll(async () => {
    await cloud?.stop();
    shell?.close();
  });

  async function failures(cosign: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const typed = shell.withEnvironment(env);
    const unsigned = await shell.bash("inkan push --sample sample-app-2:unsigned");
    const key = ["--key", `awskms:///${cloud.env.KMS_KEY_ARN}`];
    const lines: Readonly<Record<string, readonly string[]>> = {
      sign: ["sign", ...key, unsigned],
      "verify tag": ["verify", ...key, images.tag],
      "verify bundle": ["verify", ...key, images.bundle],
    };
    const failed: string[] = [];
    for (const [name, line] of Object.entries(lines)) {
      if ((await typed.run(cosign, line)).code !== 0) failed.push(name);
    }
    return failed;
  }

  it.each(cosigns)("are all that %s needs", async (cosign) => {
    expect(await failures(cosign, shell.env)).toEqual([]);
  });

  it.each(cosigns.flatMap((cosign) => Object.keys(failing).map((name) => [cosign, name] as const)))(
    "%s without %s fails where the table says so",
    async (cosign, name) => {
      const { [name]: _removed, ...env } = shell.env;
      expect(await failures(cosign, env)).toEqual(failing[name as keyof typeof failing][cosign]);
    },
  );
});
