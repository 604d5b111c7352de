import { homedir } from "node:os";
import { join } from "node:path";
import type { Region } from "../../core/aws/scope.ts";
import { type SigningCredentials, signJsonCall } from "../../core/aws/sign-json-call.ts";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { version } from "../../core/version.ts";
import { traceCalls } from "./aws-trace.ts";
import { readBounded } from "./bounded-body.ts";
import { type Environment, variable } from "./environment.ts";
import { openTransport } from "./http-transport.ts";
import { readSmallFile } from "./read-small-file.ts";

/** An operation that may be called without the SDK: it only reads, so that it does no harm when the SDK calls it again. */
export type DirectOperation = {
  readonly service: "KMS";
  readonly operation: "GetPublicKey";
  readonly input: object;
  /** Instead of the cloud's own. */
  readonly endpoint?: string | undefined;
};

/**
 * Calls an operation over this program's own transport. Undefined where the SDK is to be asked: where anything but static
 * keys, a region and an endpoint, each named outright, decides how AWS is called, and whenever the answer is no success.
 * Retries, errors and their words are the SDK's alone.
 */
export type DirectCall = (call: DirectOperation) => Promise<unknown>;

/** What is known of the cloud that is called. */
export type DirectCallOptions = {
  readonly env: Environment;
  readonly region: string | undefined;
  readonly endpoint: (service: DirectOperation["service"]) => string | undefined;
  readonly credentials: SigningCredentials | undefined;
  readonly ca: string | undefined;
  readonly onRequest: ((line: string) => void) | undefined;
};

/** How each service is called (its AWS service model: `signingName`, `targetPrefix`). */
const services = { KMS: { signingName: "kms", targetPrefix: "TrentService" } } as const;

/** Largest answer that is read, in bytes: a public key has some hundred. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Largest shared config that is read, in bytes: hundreds of profiles. */
const MAX_CONFIG_BYTES = 1024 * 1024;

/** What changes an endpoint, or forbids one of one's own (AWS SDKs and Tools Reference Guide); also in the shared config. */
const endpointVariants = ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"] as const;

/** A way to call AWS directly; nothing is sent, and no file read, before it is called. */
export function createDirectCall(options: DirectCallOptions): DirectCall {
  const { env, region, credentials, ca, onRequest } = options;
  const trace = onRequest === undefined ? undefined : traceCalls(onRequest);
  return async ({ service, operation, input, endpoint = options.endpoint(service) }) => {
    const url = endpoint === undefined || !URL.canParse(endpoint) ? undefined : new URL(endpoint);
    if (url === undefined || url.pathname !== "/" || url.search !== "" || url.username !== "") return undefined;
    if (credentials === undefined || region === undefined || wantsEndpointVariant(env)) return undefined;
    const { signingName, targetPrefix } = services[service];
    const body = new TextEncoder().encode(JSON.stringify(input));
    const headers = {
      host: url.host,
      "content-type": "application/x-amz-json-1.1",
      "user-agent": `inkan/${version}`,
      "x-amz-target": `${targetPrefix}.${operation}`,
    };
    const signature = { credentials, region: region as Region, service: signingName, now: new Date() };
    const transport = openTransport({ ca });
    try {
      const answer = await transport.send({
        method: "POST",
        url,
        headers: signJsonCall({ headers, body }, signature),
        body,
      });
      const bytes = await readBounded(answer.body, MAX_ANSWER_BYTES);
      if (answer.status !== 200 || bytes === undefined) return undefined;
      const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
      const metadata = { httpStatusCode: answer.status, requestId: answer.headers["x-amzn-requestid"] };
      trace?.info({ clientName: `${service}Client`, commandName: `${operation}Command`, metadata });
      return json;
    } catch {
      // No answer, or none that can be read: the SDK tries again and says what there is to say.
      return undefined;
    } finally {
      transport.close();
    }
  };
}

/** Whether an endpoint of another kind is asked for, by the environment or anywhere in the shared config. */
function wantsEndpointVariant(env: Environment): boolean {
  if (endpointVariants.some((name) => variable(env, name) !== undefined)) return true;
  const home = variable(env, "HOME") ?? variable(env, "USERPROFILE") ?? homedir();
  try {
    const config = readSmallFile(variable(env, "AWS_CONFIG_FILE") ?? join(home, ".aws", "config"), MAX_CONFIG_BYTES);
    return endpointVariants.some((name) => config.includes(name.toLowerCase().replace("aws_", "")));
  } catch (error) {
    return !hasErrorCode(error, "ENOENT", "ENOTDIR");
  }
}
