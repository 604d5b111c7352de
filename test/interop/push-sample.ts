import { join } from "node:path";
import { createSampleImage, type SampleImage, writeOciLayout } from "../oci-layout.ts";
import type { ClientShell } from "./client-shell.ts";

/** Logs crane and everything that reads docker's configuration in, as `aws ecr get-login-password` gives the password. */
export async function logIn(shell: ClientShell, registry: string): Promise<void> {
  const login = `crane auth login --username AWS --password-stdin ${registry}`;
  await shell.bash(`aws ecr get-login-password | ${login}`);
}

/** Pushes an image whose one layer holds the text, by crane; needs `logIn` first. */
export async function pushSample(shell: ClientShell, reference: string, text: string): Promise<SampleImage> {
  const image = await createSampleImage([text]);
  const folder = join(shell.folder, "samples", image.manifest.digest.slice("sha256:".length));
  await shell.output("crane", ["push", writeOciLayout(folder, image), reference]);
  return image;
}
