/** One difference between ECR and the OCI distribution specification that a client can notice. */
type Quirk = {
  /** Whether `inkan up` has it. Off where the specification's form harms nobody who expects ECR's. */
  readonly on: boolean;
  /** What ECR does. */
  readonly what: string;
  /** Where that is known from. */
  readonly source: string;
  /** The branches of the OCI conformance suite in which tests fail because of it; most differences fail none. */
  readonly conformance?: readonly string[];
};

/**
 * Where ECR differs from the OCI distribution specification and a client of `/v2` can notice. The defaults are what
 * `inkan up` does; `--quirks off` follows the specification everywhere. The ECR API keeps ECR's ways whatever they are;
 * of these, `strictManifest` alone goes for it too.
 */
export const quirkTable = {
  plainChallenge: {
    on: true,
    what: "a request without credentials gets 401 with the text 'Not Authorized' instead of a JSON error body",
    source: "answers of ECR",
  },
  badPasswordDenied: {
    on: true,
    what: "a password that has expired or that this registry never gave gets 403 DENIED without a challenge",
    source: "answers of ECR",
  },
  invalidParameterUnsupported: {
    on: true,
    what: "a bad name, tag, digest, manifest or page size gets 405 UNSUPPORTED with the API's sentence instead of 400 with a code of its own; HEAD gets 400",
    source: "answers of ECR",
    conformance: ["invalid-digest-format"],
  },
  ownErrorCodes: {
    on: true,
    what: "an immutable tag gets 400 TAG_INVALID, a manifest of another digest MANIFEST_INVALID, instead of codes of the specification",
    source: "answers of ECR as docker prints them; the statuses are inferred",
  },
  mountDisabled: {
    on: true,
    what: "a cross-repository mount starts an ordinary upload (202) until the account setting BLOB_MOUNTING is ENABLED",
    source: "Amazon ECR User Guide, account settings, January 2026",
  },
  blobDeleteUnsupported: {
    on: true,
    what: "DELETE of a blob gets 405",
    source: "inferred: ECR removes layers that no image uses by itself, and its API has no such operation",
  },
  emptyBlobRefused: {
    on: true,
    what: "a blob of zero bytes is refused",
    source: "answers of ECR; API error EmptyUploadException",
    conformance: ["sha256 blobs/empty", "sha512 blobs/empty"],
  },
  smallChunkRefused: {
    on: true,
    what: "an upload with a chunk below 5 MiB that is not its last is refused at its end",
    source: "Amazon ECR API, LayerPartTooSmallException; reports of clients",
  },
  lastTagDeletesImage: {
    on: true,
    what: "deleting the last tag of an image deletes the image",
    source: "Amazon ECR API, BatchDeleteImage",
  },
  indexKeepsChildren: {
    on: true,
    what: "an image that an index of the repository lists cannot be deleted: 405 UNSUPPORTED",
    source: "Amazon ECR API, ImageReferencedByManifestList; the status is inferred",
  },
  tagPages: {
    on: true,
    what: "tags/list gives 100 tags where n is absent, refuses n above 1000, is sent as text/plain, and links to the next page by a token that is no tag",
    source: "answers of ECR",
  },
  patchCreated: {
    on: false,
    what: "PATCH answers 201 instead of 202, with a Range that stays at the end of the first chunk",
    source: "answers of ECR, 2021 to 2026",
  },
  strictManifest: {
    on: false,
    what: "a manifest with what ECR's schema does not know is refused: platform.features, annotations on the config, a media type with parameters",
    source: "answers of ECR, 2024 and 2025",
  },
  manifestWithoutDigestHeader: {
    on: false,
    what: "GET of a manifest answers without Docker-Content-Digest",
    source: "answers of ECR, 2022 to 2025",
  },
} as const satisfies Record<string, Quirk>;

/** The name of a quirk. */
export type QuirkName = keyof typeof quirkTable;

/** Which quirks are on. */
export type Quirks = Readonly<Record<QuirkName, boolean>>;

/** ECR's behaviour, by the table's defaults. */
export function defaultQuirks(): Quirks {
  return Object.fromEntries(Object.entries(quirkTable).map(([name, quirk]) => [name, quirk.on])) as Quirks;
}

/** The specification's behaviour. */
export function noQuirks(): Quirks {
  return Object.fromEntries(Object.keys(quirkTable).map((name) => [name, false])) as Quirks;
}
