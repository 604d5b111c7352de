import { request } from "node:http";
import { Readable } from "node:stream";
import {
  type AccessExplanation,
  type AccessQuestion,
  formatAccessQuestion,
  parseAccessExplanation,
} from "../../core/access-explanation.ts";
import type { ClockMove, ClockReading } from "../../core/cloud-clock.ts";
import {
  type CloudStatus,
  type ControlRequest,
  controlRequests,
  formatClockMove,
  mirrorLayerPath,
  parseClockReading,
  parseControlRefusal,
  parseStatus,
} from "../../core/control-protocol.ts";
import { InkanError } from "../../core/error.ts";
import { formatRunRequest, type LifecycleRun, type LifecycleRunRequest, parseRun } from "../../core/lifecycle-run.ts";
import {
  formatImport,
  formatMirrorName,
  type MirrorContents,
  type MirrorImport,
  type MirrorName,
  parseMirrorContents,
} from "../../core/mirror-images.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { BlobSource } from "./registry-client.ts";

/** Longest answer of the control door that is read, in bytes: a status has one or two KiB. */
const maxAnswerBytes = 64 * 1024;

/** Longest answer to a run of lifecycle policies, in bytes: a hundred thousand images take some 30 MiB. */
const maxRunBytes = 256 * 1024 * 1024;

/** Longest explanation of access that is read, in bytes: a thousand statements take some 300 KiB. */
const maxExplanationBytes = 4 * 1024 * 1024;

/** Longest list of a mirror's images that is read, in bytes: ten thousand take some 3 MiB. */
const maxContentsBytes = 16 * 1024 * 1024;

/** How long a run of lifecycle policies may be silent, in milliseconds: a hundred thousand images take half a minute. */
const runTimeoutMs = 10 * 60_000;

/** How long the control door may take, in milliseconds: at its first start a cloud answers once its key is made. */
const answerTimeoutMs = 30_000;

/** The control door of a cloud gave no answer that can be used, or refused what it was asked for. */
export class ControlError extends InkanError<"CONTROL_FAILED" | "CONTROL_REFUSED"> {
  override readonly name = "ControlError";
}

/** What a running cloud says of itself, through the control socket that its record names. */
export async function askStatus(socketPath: string): Promise<CloudStatus> {
  return parseStatus(await askControl(socketPath, controlRequests.status));
}

/** Tells a running cloud to end; it has ended once its record is gone. */
export async function askDown(socketPath: string): Promise<void> {
  await askControl(socketPath, controlRequests.down);
}

/** What a running cloud's clocks show. */
export async function askClock(socketPath: string): Promise<ClockReading> {
  return parseClockReading(await askControl(socketPath, controlRequests.clock));
}

/**
 * Moves a running cloud's clock.
 *
 * @returns what the clocks show then
 * @throws ControlError `CONTROL_REFUSED` where it cannot be moved like that
 */
export async function askMoveClock(socketPath: string, move: ClockMove): Promise<ClockReading> {
  return parseClockReading(await askControl(socketPath, controlRequests.moveClock, { body: formatClockMove(move) }));
}

/**
 * Has a running cloud evaluate lifecycle policies and, unless it is a dry run, act on the images.
 *
 * @throws ControlError `CONTROL_REFUSED` where a repository is not there
 */
export async function askLifecycleRun(socketPath: string, request: LifecycleRunRequest): Promise<LifecycleRun> {
  const limits = { maxBytes: maxRunBytes, timeoutMs: runTimeoutMs };
  const body = formatRunRequest(request);
  return parseRun(await askControl(socketPath, controlRequests.runLifecycle, { body, ...limits }));
}

/**
 * Has a running cloud decide a question about access, and say by what.
 *
 * @throws ControlError `CONTROL_REFUSED` where the principal or the resource is not there
 */
export async function askAccess(socketPath: string, question: AccessQuestion): Promise<AccessExplanation> {
  const body = formatAccessQuestion(question);
  const options = { body, maxBytes: maxExplanationBytes };
  return parseAccessExplanation(await askControl(socketPath, controlRequests.explainAccess, options));
}

/** What a running cloud's mirror has, and what was asked of it in vain. */
export async function askMirror(socketPath: string): Promise<MirrorContents> {
  return await askContents(socketPath, controlRequests.mirror);
}

/** Whether a running cloud has a layer for its mirror already; it then keeps it for a day, for the image that needs it. */
export async function askHasLayer(socketPath: string, digest: Digest): Promise<boolean> {
  const answer = await askControl(socketPath, { method: "GET", path: mirrorLayerPath(digest) });
  return (JSON.parse(answer) as { readonly stored?: unknown }).stored === true;
}

/**
 * Hands a layer to a running cloud's mirror.
 *
 * @throws ControlError `CONTROL_REFUSED` where its bytes have another digest; what opening or reading it throws
 */
export async function sendLayer(
  socketPath: string,
  layer: BlobSource,
  options: Pick<AskOptions, "onSent" | "signal"> = {},
): Promise<void> {
  await askControl(socketPath, { method: "PUT", path: mirrorLayerPath(layer.digest) }, { body: layer, ...options });
}

/**
 * Makes an image one of a running cloud's mirror; its layers must be there.
 *
 * @throws ControlError `CONTROL_REFUSED` where one is not, or a manifest is none
 */
export async function askImport(socketPath: string, image: MirrorImport): Promise<MirrorContents> {
  return await askContents(socketPath, controlRequests.importImage, formatImport(image));
}

/**
 * Takes an image out of a running cloud's mirror.
 *
 * @throws ControlError `CONTROL_REFUSED` where it is not there
 */
export async function askRemoveImport(socketPath: string, name: MirrorName): Promise<MirrorContents> {
  return await askContents(socketPath, controlRequests.removeImport, formatMirrorName(name));
}

async function askContents(socketPath: string, request: ControlRequest, body = ""): Promise<MirrorContents> {
  return parseMirrorContents(await askControl(socketPath, request, { body, maxBytes: maxContentsBytes }));
}

/** A cloud that runs on after an update knows only what it knew when it was started. */
function unknownRequest(socketPath: string, path: string): ControlError {
  return new ControlError("CONTROL_FAILED", `the cloud behind ${socketPath} is of another version: it has no ${path}`, {
    next: "inkan down, then inkan up",
  });
}

type AskOptions = {
  readonly body?: string | BlobSource;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** Told of the bytes of a blob as they go. */
  readonly onSent?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

function askControl(
  socketPath: string,
  { method, path }: { readonly method: ControlRequest["method"] | "PUT"; readonly path: string },
  { body = "", maxBytes = maxAnswerBytes, timeoutMs = answerTimeoutMs, onSent, signal }: AskOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown): void => {
      reject(new ControlError("CONTROL_FAILED", `the control socket ${socketPath} ${what}`, { cause }));
    };
    const size = typeof body === "string" ? Buffer.byteLength(body) : body.size;
    const headers = { host: "inkan", "content-length": size };
    const options = { socketPath, method, path, headers, agent: false, ...(signal === undefined ? {} : { signal }) };
    const sent = request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > maxBytes) sent.destroy(new Error("the answer is too long"));
      });
      response.on("end", () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) return resolve(text);
        const refusal = parseControlRefusal(text);
        if (statusCode === 404 && refusal === undefined) return reject(unknownRequest(socketPath, path));
        if (refusal === undefined) return fail(`answered ${statusCode}`);
        const { message, next } = refusal;
        reject(new ControlError("CONTROL_REFUSED", message, next === undefined ? {} : { next }));
      });
      response.on("error", (cause) => fail("broke off its answer", cause));
    });
    sent.setTimeout(timeoutMs, () => sent.destroy(new Error("no answer came")));
    sent.on("error", (cause) => (signal?.aborted === true ? reject(signal.reason) : fail("gives no answer", cause)));
    if (typeof body === "string") {
      sent.end(body);
      return;
    }
    const source = Readable.from(counted(body.open(), onSent));
    source.on("error", (cause) => {
      reject(cause); // before the request's own error, which only follows from it
      sent.destroy();
    });
    source.pipe(sent);
  });
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onSent: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    onSent?.(chunk.byteLength);
  }
}
