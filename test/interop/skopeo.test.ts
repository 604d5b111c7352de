import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { createSampleImage, type SampleImage, writeOciLayout } from "../oci-layout.ts";
import { logIn } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

describeWith(["skopeo", "crane", "aws"], "skopeo", () => {
  const here = useCloud();
  const skopeo = (...args: string[]) => here.shell.output("skopeo", args);
  const remote = (repository: string, suffix: string) => `docker://${here.cloud.registry}/${repository}${suffix}`;
  let image: SampleImage;
  let layout: string;

  beforeAll(async () => {
    await logIn(here.shell, here.cloud.registry);
    image = await createSampleImage(["one layer", "another layer"]);
    layout = writeOciLayout(join(here.shell.folder, "layout"), image, "v1");
  });

  it("copies an OCI layout in without changing a byte", async () => {
    await skopeo("copy", "--dest-tls-verify=false", `oci:${layout}:v1`, remote("sample-app-1", ":v1"));
    const raw = await here.shell.run("skopeo", [
      ...["inspect", "--raw", "--tls-verify=false"],
      remote("sample-app-1", ":v1"),
    ]);
    expect(raw.stdout).toBe(new TextDecoder().decode(image.manifest.bytes));
  });

  it("trusts the cloud's own CA", async () => {
    const certificates = join(here.shell.folder, "certificates");
    await here.shell.bash(`mkdir -p ${certificates} && cp ${here.cloud.caFile} ${certificates}/inkan.crt`);
    const inspect = ["inspect", "--format", "{{.Digest}}", remote("sample-app-1", ":v1")];
    expect((await here.shell.run("skopeo", inspect)).code).not.toBe(0);
    expect(await skopeo(...inspect, "--cert-dir", certificates)).toBe(image.manifest.digest);
  });

  it("inspects by tag and digest", async () => {
    const inspected = JSON.parse(await skopeo("inspect", "--tls-verify=false", remote("sample-app-1", ":v1")));
    expect(inspected).toMatchObject({
      Name: `${here.cloud.registry}/sample-app-1`,
      Digest: image.manifest.digest,
      RepoTags: ["v1"],
      Architecture: "amd64",
      Layers: image.layers.map(({ digest }) => digest),
    });
    const byDigest = remote("sample-app-1", `@${image.manifest.digest}`);
    expect(JSON.parse(await skopeo("inspect", "--tls-verify=false", byDigest)).Digest).toBe(image.manifest.digest);
  });

  it("copies between repositories, also as a Docker schema 2 manifest", async () => {
    const insecure = ["--src-tls-verify=false", "--dest-tls-verify=false"];
    await skopeo("copy", ...insecure, remote("sample-app-1", ":v1"), remote("sample-app-2", ":copy"));
    await skopeo(
      "copy",
      ...insecure,
      "--format=v2s2",
      remote("sample-app-1", ":v1"),
      remote("sample-app-2", ":docker"),
    );
    const listed = JSON.parse(await skopeo("list-tags", "--tls-verify=false", remote("sample-app-2", "")));
    expect(listed.Tags.sort()).toEqual(["copy", "docker"]);
    const raw = await skopeo("inspect", "--raw", "--tls-verify=false", remote("sample-app-2", ":docker"));
    expect(JSON.parse(raw).mediaType).toBe("application/vnd.docker.distribution.manifest.v2+json");
  });

  it("copies out what it copied in", async () => {
    const folder = join(here.shell.folder, "out");
    await skopeo("copy", "--src-tls-verify=false", remote("sample-app-1", ":v1"), `dir:${folder}`);
    expect(new Uint8Array(readFileSync(join(folder, "manifest.json")))).toEqual(new Uint8Array(image.manifest.bytes));
    for (const { digest, bytes } of [image.config, ...image.layers]) {
      expect(readFileSync(join(folder, digest.slice("sha256:".length))).equals(bytes)).toBe(true);
    }
  });

  it("deletes", async () => {
    await skopeo("delete", "--tls-verify=false", remote("sample-app-2", ":copy"));
    const gone = await here.shell.run("skopeo", ["inspect", "--tls-verify=false", remote("sample-app-2", ":copy")]);
    expect(gone.code).not.toBe(0);
    expect(gone.stderr).toMatch(/manifest unknown/i);
  });
});
