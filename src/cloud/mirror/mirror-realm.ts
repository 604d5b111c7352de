import type { AccountId, Region, Scope } from "../../core/aws/scope.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import type { ImageRoom, Repository } from "../images/image-types.ts";
import { createRepository, findRepository } from "../images/repositories.ts";
import { noQuirks } from "../quirks.ts";

/**
 * The account of the mirror's repositories, which is none: every request of AWS's protocols and every registry password
 * acts in an account of twelve digits, so that nothing of the mirror is found, listed or changed by one, and the mirror
 * finds nothing of theirs. The files of blobs are shared, as between accounts.
 */
const mirrorAccount = "mirror" as AccountId;

/** Where images of Docker Hub are kept, each repository under its own name. */
export const hubScope: Scope = { account: mirrorAccount, region: "docker.io" as Region };

/** Where layers wait for the manifest that needs them. No door leads there; the garbage collection takes what stays. */
const waitingScope: Scope = { account: mirrorAccount, region: "waiting" as Region };

const waitingName = parseRepositoryName("layers");

/** The room that a mirror's images are in: it keeps to the specification alone, since they are not ECR's. */
export function mirrorRoom(room: ImageRoom): ImageRoom {
  return { store: room.store, clocks: room.clocks, quirks: noQuirks() };
}

/** The repository of layers that wait, made where it is missing. */
export function waitingLayers(room: ImageRoom): Repository {
  return findRepository(room, waitingScope, waitingName) ?? createRepository(room, waitingScope, { name: waitingName });
}
