import { pino } from "pino";
import { requestMessage } from "../../core/log-line.ts";
import type { CloudLog } from "./cloud-log.ts";
import { openRotatingFile } from "./rotating-file.ts";

/** Where a log file is begun anew, in bytes; the one before is kept, so that twice as much is on disk. */
const maxLogBytes = 16 * 1024 * 1024;

/** A log of JSON lines in a file. */
export function openFileLog(path: string, options: { readonly wall: () => Date }): CloudLog {
  const file = openRotatingFile(path, maxLogBytes);
  const logger = pino(
    {
      base: null,
      timestamp: createTimestamp(options.wall),
      formatters: { level: (level) => ({ level }) },
      serializers: { error: pino.stdSerializers.err },
    },
    file,
  );
  return {
    request: (entry) => logger.info(entry, requestMessage),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, cause, facts) => logger.error({ ...facts, error: cause }, message),
    close: () => file.close(),
  };
}

/** pino's member for the time, formatted once a millisecond: busy clouds write dozens of lines in one. */
function createTimestamp(wall: () => Date): () => string {
  let at = Number.NaN;
  let text = "";
  return () => {
    const now = wall();
    if (now.getTime() !== at) {
      at = now.getTime();
      text = `,"time":"${now.toISOString()}"`;
    }
    return text;
  };
}
