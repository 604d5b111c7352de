import { type Call, signCalls } from "./signed-requests.ts";
import type { RunningSubject } from "./subject.ts";

/** Makes one call and returns its output. Throws with what the subject answered when that is no success. */
export async function awsCall<Output>(running: RunningSubject, call: Call): Promise<Output> {
  const [request] = await signCalls([call], running);
  if (request === undefined) throw new Error("one call gives one request");
  const { host: _, ...headers } = request.headers;
  const answer = await fetch(`http://127.0.0.1:${running.port}/`, { method: "POST", headers, body: request.body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${running.subject.name} refused ${call.target} with ${answer.status}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as Output;
}

export const ecrTarget = (operation: string) => `AmazonEC2ContainerRegistry_V20150921.${operation}`;
export const kmsTarget = (operation: string) => `TrentService.${operation}`;
