import { isTag, type RepositoryName, type Tag } from "../../core/oci/names.ts";
import { readPages } from "./linked-pages.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession } from "./registry-session.ts";

export async function listTags(session: RegistrySession, repository: RepositoryName): Promise<readonly Tag[]> {
  const action = `listing the tags of ${repository}`;
  const path = `/v2/${repository}/tags/list`;
  const tags: Tag[] = [];
  for await (const { bytes } of readPages(session, { action, path, repository, expect: [200] })) {
    for (const tag of readTags(action, bytes)) tags.push(tag);
  }
  return tags;
}

function readTags(action: string, bytes: Uint8Array | undefined): readonly Tag[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Something else than a list answered, such as a web page.
  }
  const tags = typeof json === "object" && json !== null && "tags" in json ? json.tags : undefined;
  // Some registries say null for a repository without tags.
  if (tags === null) return [];
  if (!Array.isArray(tags)) throw new RegistryError("BAD_ANSWER", `${action}: the answer is no list of tags`);
  return tags.filter((tag): tag is Tag => typeof tag === "string" && isTag(tag));
}
