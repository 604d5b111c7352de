import { hasBlob, pushBlob } from "./blob-push.ts";
import { openVerifiedBlob, readBlob } from "./blob-read.ts";
import { deleteManifest, getManifest, headManifest, putManifest } from "./manifest-requests.ts";
import { addReferrer, listReferrers } from "./referrers.ts";
import type { RegistryClient, RegistryTarget } from "./registry-client.ts";
import { openSession } from "./registry-session.ts";
import { listTags } from "./tag-list.ts";

/** A client for one registry. Nothing is sent before the first request. */
export function openRegistry(target: RegistryTarget): RegistryClient {
  const session = openSession(target);
  return {
    host: target.host,
    ping: async () => {
      const action = `opening the registry ${target.host}`;
      const request = { action, method: "GET", path: "/v2/", access: "pull", expect: [200], repeatable: true } as const;
      (await session.send(request)).discard();
    },
    headManifest: (repository, reference) => headManifest(session, repository, reference),
    getManifest: (repository, reference) => getManifest(session, repository, reference),
    putManifest: (repository, reference, bytes, mediaType) =>
      putManifest(session, repository, reference, bytes, mediaType),
    deleteManifest: (repository, reference) => deleteManifest(session, repository, reference),
    hasBlob: (repository, digest) => hasBlob(session, repository, digest),
    getBlob: (repository, descriptor, maxBytes) => readBlob(session, repository, descriptor, maxBytes),
    openBlob: (repository, descriptor) => openVerifiedBlob(session, repository, descriptor),
    putBlob: (repository, blob, options = {}) => pushBlob(session, repository, blob, options),
    listReferrers: (repository, subject, options = {}) => listReferrers(session, repository, subject, options),
    addReferrer: (repository, bytes, mediaType) => addReferrer(session, repository, bytes, mediaType),
    listTags: (repository) => listTags(session, repository),
    close: () => session.close(),
  };
}
