import { InkanError } from "../../core/error.ts";

/** Longest that one question may take, in milliseconds: time enough for three tries over a slow line. */
const limitMs = 20_000;

/** Something took too long to be waited for. */
export class NoAnswerError extends InkanError<"NO_ANSWER"> {
  override readonly name = "NoAnswerError";
}

/**
 * The result of a question, unless it takes longer than a person waits. What goes on behind it is left to itself.
 *
 * @param what the beginning of the sentence: `asking who calls`
 * @throws NoAnswerError, and what the question throws
 */
export async function within<Result>(what: string, question: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = `${what}: no answer came within ${limitMs / 1000} seconds`;
    timer = setTimeout(() => reject(new NoAnswerError("NO_ANSWER", message)), limitMs);
  });
  try {
    return await Promise.race([question, late]);
  } finally {
    clearTimeout(timer);
  }
}
