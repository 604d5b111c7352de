import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { createSampleImage, type SampleImage, writeOciLayout } from "../oci-layout.ts";
import { logIn, pushSample } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

describeWith(["crane", "aws"], "crane", () => {
  const here = useCloud();
  const crane = (...args: string[]) => here.shell.output("crane", args);
  const reference = (repository: string, suffix = "") => `${here.cloud.registry}/${repository}${suffix}`;
  let image: SampleImage;

  beforeAll(async () => {
    await logIn(here.shell, here.cloud.registry);
    image = await createSampleImage(["first layer", "second layer"]);
    const layout = writeOciLayout(join(here.shell.folder, "layout"), image);
    expect(await crane("push", layout, reference("sample-app-1", ":v1"))).toBe(
      reference("sample-app-1", `@${image.manifest.digest}`),
    );
  });

  it("reads digest, manifest, config and layers as they were pushed", async () => {
    const tagged = reference("sample-app-1", ":v1");
    expect(await crane("digest", tagged)).toBe(image.manifest.digest);
    expect(await crane("manifest", tagged)).toBe(new TextDecoder().decode(image.manifest.bytes));
    expect(await crane("config", tagged)).toBe(new TextDecoder().decode(image.config.bytes));
    await crane("validate", "--remote", tagged);
    for (const { digest } of image.layers) {
      const blob = `crane blob ${reference("sample-app-1", `@${digest}`)} | sha256sum`;
      expect(await here.shell.bash(blob)).toContain(digest.slice("sha256:".length));
    }
  });

  it("pulls an archive, a layout and pushes them again under the same digest", async () => {
    const tagged = reference("sample-app-1", ":v1");
    await crane("pull", "--format", "oci", tagged, join(here.shell.folder, "pulled"));
    await crane("push", join(here.shell.folder, "pulled"), reference("sample-app-2", ":again"));
    expect(await crane("digest", reference("sample-app-2", ":again"))).toBe(image.manifest.digest);
    await crane("pull", tagged, join(here.shell.folder, "image.tar"));
    await crane("push", join(here.shell.folder, "image.tar"), reference("sample-app-2", ":archive"));
    await crane("validate", "--remote", reference("sample-app-2", ":archive"));
  });

  it("lists tags and tags by hand", async () => {
    await crane("tag", reference("sample-app-1", ":v1"), "v2");
    expect((await crane("ls", reference("sample-app-1"))).split("\n").sort()).toEqual(["v1", "v2"]);
  });

  it("copies an index with all its images to another repository", async () => {
    const other = await pushSample(here.shell, reference("sample-app-1", ":other"), "other");
    await crane(
      "index",
      "append",
      "--tag",
      reference("sample-app-1", ":index"),
      "--manifest",
      reference("sample-app-1", ":v1"),
      "--manifest",
      reference("sample-app-1", ":other"),
    );
    const digest = await crane("digest", reference("sample-app-1", ":index"));
    await crane("copy", reference("sample-app-1", ":index"), reference("sample-app-3", ":index"));
    expect(await crane("digest", reference("sample-app-3", ":index"))).toBe(digest);
    await crane("validate", "--remote", reference("sample-app-3", `@${other.manifest.digest}`));
    await crane("validate", "--remote", reference("sample-app-3", ":index"));
  });

  it("changes an image in place: the tag moves, the old digest stays", async () => {
    await crane(
      "mutate",
      "--label",
      "changed=yes",
      "--tag",
      reference("sample-app-3", ":mutated"),
      reference("sample-app-1", ":v1"),
    );
    const config = JSON.parse(await crane("config", reference("sample-app-3", ":mutated")));
    expect(config.config.Labels).toEqual({ changed: "yes" });
    expect(await crane("digest", reference("sample-app-1", ":v1"))).toBe(image.manifest.digest);
  });

  it("deletes, and says what is gone", async () => {
    await crane("delete", reference("sample-app-2", `@${image.manifest.digest}`));
    const gone = await here.shell.run("crane", ["manifest", reference("sample-app-2", ":again")]);
    expect(gone.code).not.toBe(0);
    expect(gone.stderr).toContain("MANIFEST_UNKNOWN");
    const unknown = await here.shell.run("crane", ["ls", reference("no-such-app")]);
    expect(unknown.stderr).toContain("NAME_UNKNOWN");
  });

  it("verifies TLS by the cloud's own CA", async () => {
    // crane prefers https on a local registry and falls back to http: -v shows the scheme that was used.
    const tagged = reference("sample-app-1", ":v1");
    const outcome = await here.shell.run("crane", ["-v", "digest", tagged], {
      env: { SSL_CERT_FILE: here.cloud.caFile },
    });
    expect(outcome.stderr).toContain(`https://${here.cloud.registry}/v2/sample-app-1/manifests/v1`);
    expect(outcome.stdout.trim()).toBe(image.manifest.digest);
  });

  it("is refused without a login", async () => {
    const outcome = await here.shell.run("crane", ["digest", reference("sample-app-1", ":v1")], {
      env: { DOCKER_CONFIG: join(here.shell.folder, "empty") },
    });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toMatch(/401|UNAUTHORIZED/i);
  });
});
