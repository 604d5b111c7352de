import { request } from "node:http";
import { type CloudStatus, controlRequests, parseStatus } from "../../core/control-protocol.ts";
import { InkanError } from "../../core/error.ts";

/** Longest answer of the control door that is read, in bytes: a status has one or two KiB. */
const maxAnswerBytes = 64 * 1024;

/** How long the control door may take, in milliseconds: at its first start a cloud answers once its key is made. */
const answerTimeoutMs = 30_000;

/** The control door of a cloud gave no answer that can be used. */
export class ControlError extends InkanError<"CONTROL_FAILED"> {
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

function askControl(
  socketPath: string,
  { method, path }: (typeof controlRequests)[keyof typeof controlRequests],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown): void => {
      reject(new ControlError("CONTROL_FAILED", `the control socket ${socketPath} ${what}`, { cause }));
    };
    const sent = request({ socketPath, method, path, headers: { host: "inkan" }, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > maxAnswerBytes) sent.destroy(new Error("the answer is too long"));
      });
      response.on("end", () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(text);
        else fail(`answered ${statusCode}`);
      });
      response.on("error", (cause) => fail("broke off its answer", cause));
    });
    sent.setTimeout(answerTimeoutMs, () => sent.destroy(new Error("no answer came")));
    sent.on("error", (cause) => fail("gives no answer", cause));
    sent.end();
  });
}
