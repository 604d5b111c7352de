import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InkanError } from "../../../core/error.ts";
import { hasErrorCode } from "../../../core/has-error-code.ts";
import { pointerStep } from "../../../core/json-pointer.ts";
import { FileTooLargeError, readSmallFile } from "../../connect/read-small-file.ts";
import { GivenValue, GivenValueError } from "../given-value.ts";
import type { ValuePath } from "../text-place.ts";
import { splitJsonDocuments } from "./json-documents.ts";

/** An answer of AWS, or a page of one, as the `aws` command line printed it into a file. */
export type SavedAnswer = {
  readonly kind: "describe-images" | "batch-get-image";
  /** What stands in `imageDetails`, or in `images`. */
  readonly entries: readonly SavedValue[];
  /** AWS has more than this: the answer is a page that ends with a token. */
  readonly continued: boolean;
};

/** A value and the file where it stands; of several JSON documents in one file, also which. */
export type SavedValue = { readonly file: string; readonly value: GivenValue };

/** The command lines that save what is read here. */
export const saveCommands: Readonly<Record<SavedAnswer["kind"], string>> = {
  "describe-images": "aws ecr describe-images --repository-name REPO --filter imageStatus=ANY --output json > FILE",
  "batch-get-image":
    "aws ecr batch-get-image --repository-name REPO --image-ids imageDigest=DIGEST … --output json > FILE",
};

/** What was saved cannot be used; the message names the file and, as a JSON pointer (RFC 6901), the place. */
export class SavedAnswerError extends InkanError<"SAVED_ANSWER_INVALID" | "SAVED_ANSWER_UNREADABLE"> {
  override readonly name = "SavedAnswerError";
}

/**
 * Largest file that is read, in bytes. ECR allows 100,000 images a repository (Amazon ECR service quotas), each of which
 * takes some 600 bytes.
 */
const maxFileBytes = 256 * 1024 * 1024;

/** Most files of a folder that are read: `batch-get-image` takes a hundred images a call. */
const maxFiles = 2000;

/**
 * Reads a file, or every `*.json` of a folder: outputs of `describe-images` and of `batch-get-image`, told apart by what
 * is in them.
 *
 * @throws SavedAnswerError
 */
export function readSavedAnswers(path: string): readonly SavedAnswer[] {
  return listFiles(path).flatMap(readFile);
}

/**
 * Reads a part of a saved value.
 *
 * @throws SavedAnswerError where the value is not what it has to be
 */
export function readSaved<Result>({ file, value }: SavedValue, read: (value: GivenValue) => Result): Result {
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof GivenValueError)) throw error;
    throw new SavedAnswerError("SAVED_ANSWER_INVALID", `${file}: ${formatPointer(error.path)}: ${error.message}`, {
      next: `save it as AWS answers it, without --query: ${saveCommands["describe-images"]}`,
    });
  }
}

/** A place in a JSON text as JSON pointer; `/` for the whole, since an empty one is not seen in a message. */
export function formatPointer(path: ValuePath): string {
  return `/${path.map((step) => pointerStep(String(step))).join("/")}`;
}

function listFiles(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  const files = readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort();
  if (files.length === 0) throw unreadable(`the folder ${path} has no *.json`);
  if (files.length > maxFiles) throw unreadable(`the folder ${path} has more than ${maxFiles} *.json`);
  return files.map((name) => join(path, name));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    if (hasErrorCode(cause, "ENOENT", "ENOTDIR")) throw unreadable(`there is no file or folder '${path}'`);
    throw unreadable(`${path} cannot be read`, cause);
  }
}

function readFile(path: string): readonly SavedAnswer[] {
  const documents = parseDocuments(readText(path), path);
  return documents.flatMap((json, place) => {
    const file = documents.length === 1 ? path : `${path} (document ${place + 1})`;
    const value = new GivenValue(json);
    // Pages may also stand in a list, as `jq --slurp` makes it.
    const pages = Array.isArray(json) && value.list().some(hasAnswer) ? value.list() : [value];
    return pages.flatMap((page) => readSaved({ file, value: page }, (answer) => readAnswer(file, answer)));
  });
}

function parseDocuments(text: string, path: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (cause) {
    const parts = splitJsonDocuments(text);
    if (parts.length > 1) return parts.map((part, place) => parseJson(part, `${path} (document ${place + 1})`));
    throw notJson(path, cause);
  }
}

function hasAnswer({ value }: GivenValue): boolean {
  return typeof value === "object" && value !== null && ("imageDetails" in value || "images" in value);
}

function readAnswer(file: string, answer: GivenValue): readonly SavedAnswer[] {
  // `--query imageDetails` leaves the bare list.
  if (Array.isArray(answer.value)) {
    return [{ kind: "describe-images", entries: entriesOf(file, answer), continued: false }];
  }
  const members = answer.members();
  const details = members.get("imageDetails");
  const manifests = members.get("images");
  if (details === undefined && manifests === undefined) {
    throw answer.error("this is neither the output of describe-images nor that of batch-get-image");
  }
  // ECR's own token, and that of the command line for `--max-items`.
  const continued = ["nextToken", "NextToken"].some((name) => (members.get(name)?.value ?? null) !== null);
  return [
    ...(details === undefined
      ? []
      : [{ kind: "describe-images", entries: entriesOf(file, details), continued } as const]),
    ...(manifests === undefined
      ? []
      : [{ kind: "batch-get-image", entries: entriesOf(file, manifests), continued: false } as const]),
  ];
}

function entriesOf(file: string, list: GivenValue): readonly SavedValue[] {
  return list.list().map((value) => ({ file, value }));
}

function readText(path: string): string {
  try {
    // PowerShell puts a byte order mark before what it redirects into a file.
    return readSmallFile(path, maxFileBytes).replace(/^\uFEFF/, "");
  } catch (cause) {
    if (cause instanceof FileTooLargeError) throw unreadable(cause.message);
    throw unreadable(`${path} cannot be read`, cause);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(file, cause);
  }
}

function notJson(file: string, cause: unknown): SavedAnswerError {
  return new SavedAnswerError("SAVED_ANSWER_INVALID", `${file} is not JSON`, {
    cause,
    next: "save the output with --output json",
  });
}

function unreadable(message: string, cause?: unknown): SavedAnswerError {
  return new SavedAnswerError("SAVED_ANSWER_UNREADABLE", message, cause === undefined ? {} : { cause });
}
