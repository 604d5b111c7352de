import { closeSync, openSync, readSync } from "node:fs";
import { InkanError } from "../../core/error.ts";

/** A file is larger than anything that it could hold. */
export class FileTooLargeError extends InkanError<"FILE_TOO_LARGE"> {
  override readonly name = "FileTooLargeError";
}

/**
 * The text of a file of at most so many bytes; no more than one byte over is ever read, whatever the file's size is said
 * to be. Read at once: Node's asynchronous files take longer to load than it takes to read.
 *
 * @throws FileTooLargeError, and what the file system says (`ENOENT`, `EACCES`)
 */
export function readSmallFile(path: string, maxBytes: number): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.allocUnsafe(maxBytes + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.byteLength - length, null);
      length += read;
      if (length > maxBytes) throw new FileTooLargeError("FILE_TOO_LARGE", `${path} has more than ${maxBytes} bytes`);
      if (read === 0) return bytes.toString("utf8", 0, length);
    }
  } finally {
    closeSync(file);
  }
}
