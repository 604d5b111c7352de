import { describe, expect, test } from "vitest";
import { makeRepository, openRoom, pushLabelled, putBlob, testScope } from "../../../test/image-room.ts";
import type { Region, Scope } from "../../core/aws/scope.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { openLayer } from "./layers.ts";
import { createRepository, deleteRepository, findRepository, getRepository, listRepositories } from "./repositories.ts";
import { startUpload } from "./uploads.ts";

const elsewhere: Scope = { ...testScope, region: "us-east-1" as Region };

test("a new repository has ECR's defaults", () => {
  const room = openRoom();
  expect(makeRepository(room)).toEqual({
    id: expect.any(Number),
    scope: testScope,
    name: "app",
    createdAt: room.clocks.cloud(),
    tagMutability: "MUTABLE",
    tagMutabilityFilters: [],
    scanOnPush: false,
    tags: [],
    encryption: { type: "AES256" },
  });
});

test("what it is told it keeps", () => {
  const room = openRoom();
  const settings = {
    tagMutability: "IMMUTABLE_WITH_EXCLUSION",
    tagMutabilityFilters: ["dev-*"],
    scanOnPush: true,
    encryption: { type: "KMS", kmsKey: "arn:aws:kms:…" },
  } as const;
  makeRepository(room, settings);
  expect(getRepository(room, testScope, parseRepositoryName("app"))).toMatchObject(settings);
});

test("a name is taken once in each region", () => {
  const room = openRoom();
  const { name } = makeRepository(room);
  expect(() => createRepository(room, testScope, { name })).toThrow(
    "The repository with name 'app' already exists in the registry with id '123456789012'",
  );
  expect(createRepository(room, elsewhere, { name }).scope).toEqual(elsewhere);
  expect(listRepositories(room, elsewhere, { limit: 10 })).toHaveLength(1);
});

test("one that is not there is refused with ECR's sentence, in its own region alone", () => {
  const room = openRoom();
  makeRepository(room);
  expect(findRepository(room, elsewhere, parseRepositoryName("app"))).toBeUndefined();
  expect(() => getRepository(room, elsewhere, parseRepositoryName("app"))).toThrow(
    expect.objectContaining({
      code: "REPOSITORY_NOT_FOUND",
      message: "The repository with name 'app' does not exist in the registry with id '123456789012'",
    }),
  );
});

test("they are listed by name, page by page", () => {
  const room = openRoom();
  for (const name of ["b", "a/x", "c"]) makeRepository(room, { name });
  const names = (after?: string): string[] =>
    listRepositories(room, testScope, { limit: 2, ...(after === undefined ? {} : { after }) }).map(({ name }) => name);
  expect([names(), names("b")]).toEqual([["a/x", "b"], ["c"]]);
});

describe("deleting", () => {
  test("refuses a repository with images, and takes one with layers alone for empty", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, Buffer.from("layer"));
    await pushLabelled(room, makeRepository(room, { name: "full" }), "one");
    expect(() => deleteRepository(room, testScope, parseRepositoryName("full"), { force: false })).toThrow(
      "The repository with name 'full' in registry with id '123456789012' cannot be deleted because it still contains images",
    );
    expect(deleteRepository(room, testScope, parseRepositoryName("app"), { force: false })).toEqual(repository);
    expect(findRepository(room, testScope, parseRepositoryName("app"))).toBeUndefined();
    expect(() => deleteRepository(room, testScope, parseRepositoryName("app"), { force: true })).toThrow(
      /does not exist/,
    );
  });

  test("with force deletes the images, says so in events, and leaves other repositories' blobs alone", async () => {
    const room = openRoom();
    const [one, other] = [makeRepository(room), makeRepository(room, { name: "other" })];
    const shared = await putBlob(room, one, Buffer.from("shared"));
    const own = await putBlob(room, one, Buffer.from("own"));
    await putBlob(room, other, Buffer.from("shared"));
    const image = await pushLabelled(room, one, "one", "v1");
    const { id } = startUpload(room, one);
    deleteRepository(room, testScope, parseRepositoryName("app"), { force: true });
    expect(room.events().at(-1)).toBe(`DELETE ${image.digest} v1`);
    expect(room.store.database.get("SELECT 1 FROM uploads WHERE id = ?", id)).toBeUndefined();
    expect(openLayer(room, other, shared.digest)?.size).toBe(6);
    expect(() => room.store.blobs.read(own.digest)).toThrow(/ENOENT/);
    expect(() => room.store.blobs.read(shared.digest).destroy()).not.toThrow();
  });
});
