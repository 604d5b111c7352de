import { closeSync, openSync, readSync } from "node:fs";
import { InkanError } from "../../core/error.ts";

/** A file is larger than anything that it could hold. */
export class FileTooLargeError extends InkanError<"FILE_TOO_LARGE"> {
  override readonly name = "FileTooLargeError";
}

/** How much is asked for first, in bytes: most such files are smaller, and room for the largest costs a millisecond. */
const FIRST_BYTES = 8 * 1024;

/**
 * The text of a file of at most so many bytes; no more than one byte over is ever read, whatever the file's size is said
 * to be. Read at once: Node's asynchronous files take longer to load than it takes to read.
 *
 * @throws FileTooLargeError, and what the file system says (`ENOENT`, `EACCES`)
 */
export function readSmallFile(path: string, maxBytes: number): string {
  const file = openSync(path, "r");
  try {
    let bytes = Buffer.allocUnsafe(Math.min(FIRST_BYTES, maxBytes + 1));
    let length = 0;
    for (;;) {
      if (length === bytes.byteLength) {
        const larger = Buffer.allocUnsafe(Math.min(2 * length, maxBytes + 1));
        bytes.copy(larger);
        bytes = larger;
      }
      const read = readSync(file, bytes, length, bytes.byteLength - length, null);
      length += read;
      if (length > maxBytes) throw new FileTooLargeError("FILE_TOO_LARGE", `${path} has more than ${maxBytes} bytes`);
      if (read === 0) return bytes.toString("utf8", 0, length);
    }
  } finally {
    closeSync(file);
  }
}
