import { appendChunk } from "./append-chunk.ts";
import { hasBody } from "./body-chunks.ts";
import { cancelBlobUpload } from "./cancel-blob-upload.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { deleteBlob } from "./delete-blob.ts";
import { deleteManifest } from "./delete-manifest.ts";
import { finishBlobUpload } from "./finish-blob-upload.ts";
import { getBlob } from "./get-blob.ts";
import { getBlobUpload } from "./get-blob-upload.ts";
import { getManifest } from "./get-manifest.ts";
import { getReferrers } from "./get-referrers.ts";
import { headBlob } from "./head-blob.ts";
import { listCatalog } from "./list-catalog.ts";
import { listTagsOf } from "./list-tags-of.ts";
import type { RegistryRoute } from "./match-route.ts";
import { ping } from "./ping.ts";
import { putManifest } from "./put-manifest.ts";
import type { RegistryAction, RegistryCall } from "./registry-call.ts";
import { startBlobUpload } from "./start-blob-upload.ts";

/** What a route does with one method. */
export type Endpoint<Kind extends RegistryRoute["kind"]> = {
  /**
   * The IAM actions that the caller must be allowed, all of them: on the repository that the path names, on `*` where it
   * names none. The first is the one that the log names.
   */
  readonly actions: (call: RegistryCall) => readonly [RegistryAction, ...RegistryAction[]];
  /** Runs once the caller is known to be allowed. */
  readonly handle: (call: RegistryCall, route: CheckedRoute<Kind>) => void | Promise<void>;
};

/** The endpoints of the specification by what their path names and their method. */
export const endpoints: {
  readonly [Kind in RegistryRoute["kind"]]: Readonly<Record<string, Endpoint<Kind>>>;
} = {
  ping: {
    GET: { actions: always("ecr:GetAuthorizationToken"), handle: ping },
    HEAD: { actions: always("ecr:GetAuthorizationToken"), handle: ping },
  },
  catalog: { GET: { actions: always("ecr:DescribeRepositories"), handle: listCatalog } },
  tags: { GET: { actions: always("ecr:ListImages"), handle: listTagsOf } },
  manifest: {
    GET: { actions: always("ecr:BatchGetImage"), handle: getManifest },
    HEAD: { actions: always("ecr:BatchGetImage"), handle: getManifest },
    PUT: { actions: always("ecr:PutImage"), handle: putManifest },
    DELETE: { actions: always("ecr:BatchDeleteImage"), handle: deleteManifest },
  },
  blob: {
    GET: { actions: always("ecr:GetDownloadUrlForLayer"), handle: getBlob },
    HEAD: { actions: always("ecr:BatchCheckLayerAvailability"), handle: headBlob },
    // Of the API's actions this is the one that takes content away; removing a layer alone has none.
    DELETE: { actions: always("ecr:BatchDeleteImage"), handle: deleteBlob },
  },
  // A mount asks for its source as well, once that is known.
  uploads: { POST: { actions: startActions, handle: startBlobUpload } },
  upload: {
    GET: { actions: always("ecr:UploadLayerPart"), handle: getBlobUpload },
    PATCH: { actions: always("ecr:UploadLayerPart"), handle: appendChunk },
    PUT: { actions: finishActions, handle: finishBlobUpload },
    DELETE: { actions: always("ecr:UploadLayerPart"), handle: cancelBlobUpload },
  },
  referrers: { GET: { actions: always("ecr:BatchGetImage"), handle: getReferrers } },
};

function always(action: RegistryAction): Endpoint<"ping">["actions"] {
  return () => [action];
}

/** A whole blob in one request is begun, filled and finished by it. */
function startActions({ query }: RegistryCall): readonly [RegistryAction, ...RegistryAction[]] {
  if (!query.has("digest") || query.has("mount")) return ["ecr:InitiateLayerUpload"];
  return ["ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"];
}

function finishActions({ request }: RegistryCall): readonly [RegistryAction, ...RegistryAction[]] {
  return hasBody(request) ? ["ecr:CompleteLayerUpload", "ecr:UploadLayerPart"] : ["ecr:CompleteLayerUpload"];
}
