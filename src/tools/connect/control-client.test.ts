import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { askClock } from "./control-client.ts";

/** A control socket behind which something else answers than this version's cloud. */
async function socketOf(answer: RequestListener): Promise<string> {
  const path = join(temporaryFolder(), "control.sock");
  const server = createServer(answer).listen(path);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return path;
}

test("a cloud that was started by an older version is told from one that is broken", async () => {
  const older = await socketOf((_request, response) => response.writeHead(404).end('{"message":"no such route"}'));
  await expect(askClock(older)).rejects.toMatchObject({
    code: "CONTROL_FAILED",
    message: `the cloud behind ${older} is of another version: it has no /clock`,
    next: "inkan down, then inkan up",
  });
  const broken = await socketOf((_request, response) => response.writeHead(500).end());
  await expect(askClock(broken)).rejects.toMatchObject({ message: expect.stringContaining("answered 500") });
});

test("an answer is read no further than it may be long", async () => {
  const endless = await socketOf((_request, response) => response.end("x".repeat(1024 * 1024)));
  await expect(askClock(endless)).rejects.toMatchObject({ code: "CONTROL_FAILED" });
});
