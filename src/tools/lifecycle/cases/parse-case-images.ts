import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { type Digest, digestOf, isDigest } from "../../../core/oci/digest.ts";
import { ageForm, parseAge } from "../../../core/parse-age.ts";
import type { GivenObject, GivenValue } from "../given-value.ts";
import { findCycle } from "./find-cycle.ts";

/** The images of a case, in the order of the file. */
export type CaseImages = {
  readonly images: readonly LifecycleImage[];
  /** The names of the images. */
  readonly imageNames: ReadonlySet<string>;
  /** The name of each image, and of each subject that is gone. */
  readonly names: ReadonlyMap<Digest, string>;
};

const imageMembers = [
  "name",
  "digest",
  "tags",
  "pushedAt",
  "age",
  "lastPulledAt",
  "storageClass",
  "lastArchivedAt",
  "lastActivatedAt",
  "children",
  "subject",
  "sizeInBytes",
] as const;

/**
 * Reads the images of a case. One without a digest gets one that is made of its name.
 *
 * @param now what an `age` is counted back from
 * @throws GivenValueError
 */
export function parseCaseImages(value: GivenValue, now: Date | undefined): CaseImages {
  const entries = nameEntries(value.list().map((item) => item.object(imageMembers)));
  const digests = new Map([...entries].map(([name, object]) => [name, readDigest(name, object)]));
  const names = nameDigests(entries, digests);
  checkLinks(entries);
  const images = [...entries.values()].map((object) => readImage(object, now, digests));
  return { images, imageNames: new Set(entries.keys()), names };
}

type Entries = ReadonlyMap<string, GivenObject>;

function nameEntries(objects: readonly GivenObject[]): Entries {
  const entries = new Map<string, GivenObject>();
  for (const object of objects) {
    const named = object.need("name");
    const name = named.text();
    if (entries.has(name)) throw named.error(`two images are called '${name}'`);
    entries.set(name, object);
  }
  return entries;
}

function readDigest(name: string, object: GivenObject): Digest {
  const given = object.get("digest");
  if (given === undefined) return digestOfName(name);
  const text = given.text();
  if (!isDigest(text)) throw given.error(`'${text}' is not a digest (sha256:<64 hex characters>)`);
  return text;
}

function digestOfName(name: string): Digest {
  return digestOf(new TextEncoder().encode(`inkan lifecycle case image ${name}`));
}

/** The names by digest; adds to `digests` the subjects that no image of the case is. */
function nameDigests(entries: Entries, digests: Map<string, Digest>): ReadonlyMap<Digest, string> {
  const names = new Map<Digest, string>();
  for (const [name, digest] of digests) {
    const other = names.get(digest);
    const place = entries.get(name)?.get("digest") ?? entries.get(name)?.get("name");
    if (other !== undefined && place !== undefined) {
      throw place.error(`'${other}' and '${name}' have the same digest; an image with several tags is one entry`);
    }
    names.set(digest, name);
  }
  for (const object of entries.values()) {
    const subject = object.get("subject")?.text();
    if (subject === undefined || digests.has(subject)) continue;
    digests.set(subject, digestOfName(subject));
    names.set(digestOfName(subject), subject);
  }
  return names;
}

/** Children have to be in the case, and nothing can contain its own digest, by whatever way around. */
function checkLinks(entries: Entries): void {
  const links = new Map<string, readonly string[]>();
  for (const [name, object] of entries) {
    const children = object.get("children")?.list() ?? [];
    const stranger = children.find((child) => !entries.has(child.text()));
    if (stranger !== undefined) throw stranger.error(`there is no image '${stranger.text()}' in this case`);
    const subject = object.get("subject")?.text();
    links.set(name, [...children.map((child) => child.text()), ...(subject === undefined ? [] : [subject])]);
  }
  const cycle = findCycle(links);
  const first = cycle?.[0];
  if (cycle === undefined || first === undefined) return;
  const object = entries.get(first);
  const place = object?.get("children") ?? object?.get("subject");
  throw place?.error(`these images refer to each other in a circle: ${[...cycle, first].join(" -> ")}`);
}

function readImage(object: GivenObject, now: Date | undefined, digests: ReadonlyMap<string, Digest>): LifecycleImage {
  const digestNamed = (value: GivenValue) => digests.get(value.text()) as Digest;
  const lastPulledAt = object.get("lastPulledAt")?.time();
  const lastActivatedAt = object.get("lastActivatedAt")?.time();
  const children = object.get("children")?.list().map(digestNamed);
  const subject = object.get("subject");
  const sizeInBytes = object.get("sizeInBytes")?.count();
  return {
    digest: digestNamed(object.need("name")),
    tags:
      object
        .get("tags")
        ?.list()
        .map((tag) => tag.text()) ?? [],
    pushedAt: readPush(object, now),
    ...readStorage(object),
    ...(lastPulledAt === undefined ? {} : { lastPulledAt }),
    ...(lastActivatedAt === undefined ? {} : { lastActivatedAt }),
    ...(children === undefined ? {} : { children }),
    ...(subject === undefined ? {} : { subject: digestNamed(subject) }),
    ...(sizeInBytes === undefined ? {} : { sizeInBytes }),
  };
}

function readPush(object: GivenObject, now: Date | undefined): Date {
  const age = object.get("age");
  const pushedAt = object.get("pushedAt");
  if (age === undefined) {
    if (pushedAt === undefined) throw object.need("name").error("'pushedAt' or 'age' is missing");
    return pushedAt.time();
  }
  if (pushedAt !== undefined) throw age.error("pushedAt and age say the same: give one of them", "name");
  const ms = typeof age.value === "string" ? parseAge(age.value) : undefined;
  if (ms === undefined) throw age.error(`age must be ${ageForm}, not ${JSON.stringify(age.value)}`);
  if (now === undefined) throw age.error("an age needs the case's 'now', from which it is counted back", "name");
  return new Date(now.getTime() - ms);
}

type Storage =
  | { readonly storageClass: "standard"; readonly lastArchivedAt?: Date }
  | { readonly storageClass: "archive"; readonly lastArchivedAt: Date };

function readStorage(object: GivenObject): Storage {
  const given = object.get("storageClass");
  const lastArchivedAt = object.get("lastArchivedAt")?.time();
  if (given?.choice(["standard", "archive"]) !== "archive") {
    return { storageClass: "standard", ...(lastArchivedAt === undefined ? {} : { lastArchivedAt }) };
  }
  if (lastArchivedAt === undefined) throw given.error("an archived image needs 'lastArchivedAt'");
  return { storageClass: "archive", lastArchivedAt };
}
