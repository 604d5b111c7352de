import { expect, test } from "vitest";
import { makeRepository, openRoom, testScope } from "../../../test/image-room.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { getRepository } from "./repositories.ts";
import { setLifecyclePolicy, setRepositoryTags, setScanOnPush, setTagMutability } from "./repository-settings.ts";

test("settings are replaced whole, and a new policy has not been evaluated", () => {
  const room = openRoom();
  const repository = makeRepository(room, { tagMutability: "MUTABLE_WITH_EXCLUSION", tagMutabilityFilters: ["a"] });
  expect(setTagMutability(room, repository, { tagMutability: "IMMUTABLE", filters: [] })).toMatchObject({
    tagMutability: "IMMUTABLE",
    tagMutabilityFilters: [],
  });
  expect(setLifecyclePolicy(room, repository, "{}").lifecyclePolicy).toBe("{}");
  room.store.database.run("UPDATE repositories SET lifecycle_evaluated_at = 5");
  expect(getRepository(room, testScope, parseRepositoryName("app")).lifecycleEvaluatedAt).toEqual(new Date(5));
  expect(setLifecyclePolicy(room, repository, "[]")).not.toHaveProperty("lifecycleEvaluatedAt");
  expect(setLifecyclePolicy(room, repository, undefined)).not.toHaveProperty("lifecyclePolicy");
  expect(setScanOnPush(room, repository, true).scanOnPush).toBe(true);
  expect(setRepositoryTags(room, repository, [{ Key: "team", Value: "a" }]).tags).toEqual([
    { Key: "team", Value: "a" },
  ]);
});
