import { ImageRegistryError } from "./image-registry-error.ts";

/** A repository of github.com whose workflows are meant. */
export type GithubRepository = {
  readonly owner: string;
  readonly name: string;
  /** The numbers that GitHub gave both, where the repository's tokens bear them. */
  readonly ids?: { readonly owner: string; readonly name: string };
};

/** Stands where no repository was chosen: as the policy's subject it lets nobody in whose organisation is not called ORG. */
export const placeholderRepository: GithubRepository = { owner: "ORG", name: "REPO" };

/** How a repository is written, for messages and help. */
export const githubRepositoryForm = "OWNER/REPO, or OWNER@ID/REPO@ID where its tokens bear immutable ids";

/** An owner of up to 39 characters, with `_` where an enterprise manages the user; a name of up to 100. */
const pattern =
  /^([A-Za-z0-9][A-Za-z0-9_-]{0,38})(?:@([0-9]{1,20}))?\/(?!\.{1,2}(?:@|$))([A-Za-z0-9._-]{1,100})(?:@([0-9]{1,20}))?$/;

/**
 * Reads `OWNER/REPO` or `OWNER@ID/REPO@ID`.
 *
 * @throws ImageRegistryError where it is neither, wildcards included: they would let more than one repository in
 */
export function parseGithubRepository(text: string): GithubRepository {
  const match = pattern.exec(text);
  const [, owner = "", ownerId, name = "", nameId] = match ?? [];
  const isWhole = (ownerId === undefined) === (nameId === undefined);
  if (match === null || !isWhole) throw new ImageRegistryError("GitHub repository", text, githubRepositoryForm);
  return ownerId === undefined || nameId === undefined
    ? { owner, name }
    : { owner, name, ids: { owner: ownerId, name: nameId } };
}

/** Writes a repository the way `parseGithubRepository` reads it. */
export function formatGithubRepository({ owner, name, ids }: GithubRepository): string {
  return ids === undefined ? `${owner}/${name}` : `${owner}@${ids.owner}/${name}@${ids.name}`;
}

/**
 * The subject of every token that GitHub gives a workflow of the repository, as a pattern of IAM's `StringLike` (GitHub
 * Docs, "OpenID Connect reference", "Immutable subject claims"). Repositories made, renamed or transferred since July 2026
 * say their ids, and others never do; with the ids in the pattern nobody who takes over an abandoned name is let in.
 */
export function githubSubject(repository: GithubRepository): string {
  return `repo:${formatGithubRepository(repository)}:*`;
}
