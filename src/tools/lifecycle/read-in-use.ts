import { InkanError } from "../../core/error.ts";
import type { InUseImage } from "../../core/lifecycle/in-use-image.ts";
import { isDigest } from "../../core/oci/digest.ts";
import { defaultTag } from "../../core/oci/names.ts";
import { parseReference } from "../../core/oci/reference.ts";
import { readSmallFile } from "../connect/read-small-file.ts";

/** Largest list that is read, in bytes: a hundred thousand references of a hundred characters, and to spare. */
const maxListBytes = 16 * 1024 * 1024;

/**
 * Reads what is in use: digests and references, parted by spaces or lines as `kubectl get pods -o jsonpath=…` prints them,
 * or as a JSON list. `#` begins a comment.
 *
 * @param repository the repository that is looked at, by its name: references to others are left out
 * @throws InkanError `FILE_UNREADABLE`, `IN_USE_INVALID`
 */
export function readInUse(path: string, name: string, repository: string | undefined): readonly InUseImage[] {
  let text: string;
  try {
    text = readSmallFile(path, maxListBytes);
  } catch (cause) {
    throw new InkanError("FILE_UNREADABLE", `the list ${name} cannot be read`, { cause });
  }
  return parseInUse(text, name, repository);
}

/** The same for the text of a list. Throws InkanError `IN_USE_INVALID`. */
export function parseInUse(text: string, name: string, repository: string | undefined): readonly InUseImage[] {
  const words = [...new Set(splitList(text, name))];
  return words.flatMap((word): readonly InUseImage[] => {
    if (isDigest(word)) return [{ name: word, digest: word }];
    const reference = readReference(word, name);
    if (repository !== undefined && reference.repository !== repository) return [];
    const { tag, digest } = reference;
    if (digest !== undefined) return [{ name: word, digest }];
    return [{ name: word, tag: tag ?? defaultTag }];
  });
}

function splitList(text: string, name: string): readonly string[] {
  if (!text.trimStart().startsWith("[")) {
    return text
      .split("\n")
      .flatMap((line) => line.replace(/#.*/, "").split(/\s+/))
      .filter((word) => word !== "");
  }
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (cause) {
    throw new InkanError("IN_USE_INVALID", `the list ${name} is no JSON`, { cause });
  }
  if (Array.isArray(list) && list.every((word) => typeof word === "string")) return list;
  throw new InkanError("IN_USE_INVALID", `the list ${name} is no JSON list of strings`, {
    next: 'aws lambda get-function --function-name NAME --query "[Code.ResolvedImageUri]"',
  });
}

function readReference(word: string, name: string): ReturnType<typeof parseReference> {
  // What Kubernetes says of a container begins so under some runtimes.
  const plain = word.replace(/^[a-z-]+:\/\//, "");
  const next = "Write digests (sha256:…) and references (REPO:TAG, REPO@sha256:…).";
  try {
    return parseReference(plain);
  } catch (cause) {
    throw new InkanError("IN_USE_INVALID", `'${word}' in ${name} is no image`, { cause, next });
  }
}
