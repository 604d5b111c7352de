import { InkanError } from "../../core/error.ts";
import { readSmallFile } from "../connect/read-small-file.ts";

/** Largest file that is read, in bytes: a policy has at most 30,720 characters, and JSON may escape each in six. */
const maxPolicyBytes = 1024 * 1024;

/** A policy's text and where it comes from. */
export type PolicyFile = {
  /** As a person wrote it; `<stdin>` for `-`. */
  readonly name: string;
  readonly text: string;
  /**
   * `answer`: the text stood inside a saved answer of the aws command line; then places are those of the inner text.
   * `repository`: it is the one that a repository has.
   */
  readonly kind: "file" | "answer" | "stream" | "repository";
};

/**
 * Reads a policy without judging it. The saved answer of `aws ecr get-lifecycle-policy` stands for the policy inside.
 *
 * @param path where the file is
 * @param name what messages call it
 * @throws InkanError `FILE_UNREADABLE`
 */
export function readPolicyFile(path: string, name: string): PolicyFile {
  try {
    const text = readSmallFile(path, maxPolicyBytes);
    const inner = innerPolicy(text);
    return inner === undefined ? { name, text, kind: "file" } : { name, text: inner, kind: "answer" };
  } catch (cause) {
    throw new InkanError("FILE_UNREADABLE", `the policy ${name} cannot be read`, { cause });
  }
}

/** The same from a stream. Throws InkanError `FILE_UNREADABLE` for more than a policy can have. */
export async function readPolicyStream(stream: AsyncIterable<string | Uint8Array>): Promise<PolicyFile> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as string);
    length += bytes.byteLength;
    if (length > maxPolicyBytes) {
      throw new InkanError("FILE_UNREADABLE", `stdin has more than ${maxPolicyBytes} bytes, which no policy has`);
    }
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return { name: "<stdin>", text: innerPolicy(text) ?? text, kind: "stream" };
}

function innerPolicy(text: string): string | undefined {
  // A policy itself has no such member; only what looks like an answer is read twice.
  if (!text.includes('"lifecyclePolicyText"')) return undefined;
  try {
    const answer = JSON.parse(text) as { readonly lifecyclePolicyText?: unknown } | null;
    return typeof answer?.lifecyclePolicyText === "string" ? answer.lifecyclePolicyText : undefined;
  } catch {
    return undefined;
  }
}
