import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../test/run-program.ts";
import { programs } from "../test/stock-programs.ts";

/** A request as it goes over the wire. */
export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Connections that are kept busy; each has one request under way at any time. */
const connections = 8;

/** How long one measurement takes, in seconds. */
const seconds = 2;

/**
 * Answers per second to the given requests, sent in turn over eight connections by wrk's one thread, which costs a
 * fraction of the core it has. Throws when an answer is not a success: a refusal must not count as speed.
 */
export async function requestsPerSecond(
  port: number,
  folder: string,
  requests: readonly RawRequest[],
): Promise<number> {
  const script = join(folder, "requests.lua");
  writeFileSync(script, scriptOf(requests));
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", script, `http://127.0.0.1:${port}`];
  const report = await outputOf(programs.path("wrk"), args, { env: {} });
  const failed = /Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)/.exec(report);
  if (failed !== null) throw new Error(`not every request was answered with success:\n${report}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]);
}

function scriptOf(requests: readonly RawRequest[]): string {
  return `local requests = {\n${requests.map((request) => `  ${luaString(rawText(request))},\n`).join("")}}
local turn = 0
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
`;
}

function rawText({ method, path, headers, body }: RawRequest): string {
  const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

/** A Lua string literal; the requests are printable ASCII and line ends. */
function luaString(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\r", "\\r").replaceAll("\n", "\\n")}"`;
}
