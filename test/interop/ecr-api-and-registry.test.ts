import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import {
  type Blob,
  createSampleImage,
  imageManifestType,
  type SampleImage,
  sha256,
  writeOciLayout,
} from "../oci-layout.ts";
import { logIn, pushSample } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

/** The ECR API and the registry show one truth: what enters by one door is there at the other. */
describeWith(["aws", "crane"], "the ECR API and the registry", () => {
  const here = useCloud();
  const crane = (...args: string[]) => here.shell.output("crane", args);
  const ecr = async (command: string) => JSON.parse((await here.shell.bash(`aws ecr ${command}`)) || "null");
  const refusalOf = async (command: string) => (await here.shell.run("aws", ["ecr", ...command.split(" ")])).stderr;
  const reference = (repository: string, suffix = "") => `${here.cloud.registry}/${repository}${suffix}`;

  beforeAll(() => logIn(here.shell, here.cloud.registry));

  async function uploadByApi(repository: string, { digest, bytes }: Blob): Promise<void> {
    here.shell.write("part.bin", bytes);
    const { uploadId } = await ecr(`initiate-layer-upload --repository-name ${repository}`);
    const upload = `--repository-name ${repository} --upload-id ${uploadId}`;
    const range = `--part-first-byte 0 --part-last-byte ${bytes.byteLength - 1}`;
    await ecr(`upload-layer-part ${upload} ${range} --layer-part-blob fileb://part.bin`);
    await ecr(`complete-layer-upload ${upload} --layer-digests ${digest}`);
  }

  async function putByApi(repository: string, image: SampleImage, tag: string) {
    for (const blob of [image.config, ...image.layers]) await uploadByApi(repository, blob);
    here.shell.write("manifest.json", image.manifest.bytes);
    const manifest = `--image-manifest file://manifest.json --image-manifest-media-type ${imageManifestType}`;
    return await ecr(`put-image --repository-name ${repository} --image-tag ${tag} ${manifest}`);
  }

  it("serves at /v2 what put-image stored", async () => {
    const image = await createSampleImage(["by the API"]);
    const answer = await putByApi("sample-app-1", image, "api");
    expect(answer.image.imageId).toEqual({ imageDigest: image.manifest.digest, imageTag: "api" });
    expect(answer.image.imageManifest).toBe(new TextDecoder().decode(image.manifest.bytes));
    expect(await crane("digest", reference("sample-app-1", ":api"))).toBe(image.manifest.digest);
    await crane("validate", "--remote", reference("sample-app-1", ":api"));
  });

  it("shows in the API what was pushed to /v2", async () => {
    const image = await pushSample(here.shell, reference("sample-app-1", ":pushed"), "by the registry");
    const ids = "--image-ids imageTag=pushed imageTag=absent";
    const { images, failures } = await ecr(`batch-get-image --repository-name sample-app-1 ${ids}`);
    expect(images).toMatchObject([
      {
        imageId: { imageDigest: image.manifest.digest, imageTag: "pushed" },
        imageManifest: new TextDecoder().decode(image.manifest.bytes),
        imageManifestMediaType: imageManifestType,
      },
    ]);
    expect(failures).toMatchObject([{ imageId: { imageTag: "absent" }, failureCode: "ImageNotFound" }]);
  });

  it("gives a URL for a layer that any client can read without credentials", async () => {
    const image = await pushSample(here.shell, reference("sample-app-1", ":layer"), "a layer");
    const digest = image.layers[0]?.digest;
    const { downloadUrl } = await ecr(
      `get-download-url-for-layer --repository-name sample-app-1 --layer-digest ${digest}`,
    );
    const answer = await fetch(downloadUrl);
    expect(answer.status).toBe(200);
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(digest);
  });

  it("knows at both doors which layers are there", async () => {
    const image = await createSampleImage(["a layer without an image"]);
    for (const layer of image.layers) await uploadByApi("sample-app-2", layer);
    const [layer] = image.layers;
    const digests = `--layer-digests ${layer?.digest} ${image.config.digest}`;
    const { layers, failures } = await ecr(`batch-check-layer-availability --repository-name sample-app-2 ${digests}`);
    expect(layers).toMatchObject([
      { layerDigest: layer?.digest, layerAvailability: "AVAILABLE", layerSize: layer?.bytes.byteLength },
      { layerDigest: image.config.digest, layerAvailability: "UNAVAILABLE" },
    ]);
    expect(failures).toEqual([]);
    const folder = writeOciLayout(join(here.shell.folder, "with-known-layer"), image);
    const outcome = await here.shell.run("crane", ["push", folder, reference("sample-app-2", ":v1")]);
    expect(outcome.stderr).toContain(`existing blob: ${layer?.digest}`);
  });

  it("deletes at one door what is then gone at the other", async () => {
    const first = await pushSample(here.shell, reference("sample-app-3", ":first"), "first");
    await pushSample(here.shell, reference("sample-app-3", ":second"), "second");
    await ecr("batch-delete-image --repository-name sample-app-3 --image-ids imageTag=first");
    const outcome = await here.shell.run("crane", ["digest", reference("sample-app-3", `@${first.manifest.digest}`)]);
    expect(outcome.code).not.toBe(0);
    const second = await crane("digest", reference("sample-app-3", ":second"));
    await crane("delete", reference("sample-app-3", `@${second}`));
    expect((await ecr("list-images --repository-name sample-app-3")).imageIds).toEqual([]);
  });

  it("holds an immutable tag at both doors", async () => {
    await ecr("create-repository --repository-name fixed --image-tag-mutability IMMUTABLE");
    await pushSample(here.shell, reference("fixed", ":v1"), "first");
    await expect(pushSample(here.shell, reference("fixed", ":v1"), "second")).rejects.toThrow("immutable");
    const image = await createSampleImage(["third"]);
    await expect(putByApi("fixed", image, "v1")).rejects.toThrow("ImageTagAlreadyExistsException");
  });

  it("refuses a manifest whose layers are missing", async () => {
    const image = await createSampleImage(["never uploaded"]);
    here.shell.write("orphan.json", image.manifest.bytes);
    const refusal = await refusalOf(
      "put-image --repository-name sample-app-3 --image-tag orphan --image-manifest file://orphan.json",
    );
    expect(refusal).toContain("LayersNotFoundException");
    expect((await ecr("list-images --repository-name sample-app-3")).imageIds).toEqual([]);
  });

  it("creates and deletes a repository that /v2 then knows and forgets", async () => {
    const { repository } = await ecr("create-repository --repository-name team/new-app");
    expect(repository.repositoryUri).toBe(reference("team/new-app"));
    await pushSample(here.shell, reference("team/new-app", ":v1"), "new");
    expect(await refusalOf("delete-repository --repository-name team/new-app")).toContain(
      "RepositoryNotEmptyException",
    );
    await ecr("delete-repository --repository-name team/new-app --force");
    const gone = await here.shell.run("crane", ["ls", reference("team/new-app")]);
    expect(gone.stderr).toContain("NAME_UNKNOWN");
  });
});
