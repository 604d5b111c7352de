import { parseChallenges } from "./auth-challenge.ts";
import { readBeginning } from "./bounded-body.ts";
import { checkTarget } from "./foreign-target.ts";
import type { HttpRequest, HttpResponse } from "./http-message.ts";
import { openTransport } from "./http-transport.ts";
import type { RegistryTarget } from "./registry-client.ts";
import { contactRegistry, type RegistryContact } from "./registry-contact.ts";
import { RegistryError, registryErrorOf } from "./registry-error.ts";
import { type Access, chooseLogin, createLogin } from "./registry-login.ts";
import { createSender, type Sender } from "./registry-sender.ts";
import { isPassing, MAX_ATTEMPTS, pause } from "./retry.ts";

/** One request to a registry. */
export type SessionRequest = Omit<HttpRequest, "url"> & {
  /** What is done, as the beginning of an error's sentence: `pushing app:1`. */
  readonly action: string;
  /** Below the registry's root, or an address that the registry gave. */
  readonly path: string | URL;
  readonly repository?: string;
  readonly access: Access;
  /** Statuses that are an answer; all others become errors. */
  readonly expect: readonly number[];
  /** False for a request that cannot be repeated alone; then the caller starts over. */
  readonly repeatable: boolean;
};

/** Requests to one registry: scheme and login found out once, passing failures tried again, redirects followed. */
export type RegistrySession = {
  readonly host: string;
  /** An answer whose status was expected. Throws RegistryError. */
  send(request: SessionRequest): Promise<HttpResponse>;
  /**
   * Reads an address that the registry gave, relative to its root: one of its `own`, or `anywhere` that it may lead to,
   * where the login does not go along. Throws `BAD_ANSWER` where it may not be followed.
   */
  target(what: string, address: string, where: "own" | "anywhere"): Promise<URL>;
  close(): void;
};

/** Most redirects of one request: a registry needs one to its storage, some a second. */
const MAX_REDIRECTS = 5;

/** Most of an error's body that is read, in bytes. */
const MAX_ERROR_BYTES = 64 * 1024;

/** Where services put their id of a request. */
const requestIdHeaders = ["x-amzn-requestid", "x-amz-request-id", "x-request-id"] as const;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function openSession(target: RegistryTarget): RegistrySession {
  const transport = openTransport({ ca: target.ca });
  const sender = createSender(transport, target.onRequest);
  const login = createLogin(target, sender);
  let contact: Promise<RegistryContact> | undefined;
  const contacted = () => {
    contact ??= contactRegistry(target, sender).catch((error: unknown) => {
      contact = undefined;
      throw error;
    });
    return contact;
  };

  /** One attempt; a second round where the registry wants another login than at the first contact, or a new token. */
  const attempt = async (request: SessionRequest): Promise<HttpResponse> => {
    const registry = await contacted();
    const url = new URL(request.path, registry.root);
    for (let renewed = false; ; renewed = true) {
      const authorization = isOwn(url, registry.root) ? await login.authorize(registry, request) : undefined;
      const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
      const { answer, from } = await follow(sender, { ...request, url, headers }, registry.root);
      // A Basic login that was refused is wrong: sending it again changes nothing. Nobody else says how to log in here.
      if (answer.status !== 401 || renewed || registry.method.kind === "basic" || !isOwn(from, registry.root)) {
        return answer;
      }
      const challenges = parseChallenges(answer.headers["www-authenticate"]);
      if (challenges.length === 0) return answer;
      answer.discard();
      registry.method = chooseLogin(challenges, registry.root);
      login.forget();
    }
  };

  const refusalOf = async ({ action, access, repository }: SessionRequest, { status, headers, body }: HttpResponse) =>
    registryErrorOf(action, {
      host: target.host,
      status,
      text: await readErrorText(body),
      requestId: requestIdHeaders.map((name) => headers[name]).find((id) => typeof id === "string"),
      anonymous: await login.isAnonymous(),
      pushedTo: access === "push" ? repository : undefined,
    });

  return {
    host: target.host,
    send: (request) => sendWithRetries(request, attempt, (answer) => refusalOf(request, answer)),
    target: async (what, address, where) => {
      const { root } = await contacted();
      if (!URL.canParse(address, root)) {
        throw new RegistryError("BAD_ANSWER", `${target.host} names no usable address as ${what}`);
      }
      const url = new URL(address, root);
      checkTarget(what, url, root);
      if (where === "own" && !isOwn(url, root)) {
        throw new RegistryError("BAD_ANSWER", `${target.host} names ${url.origin} as ${what}: it must be its own`);
      }
      return url;
    },
    close: () => transport.close(),
  };
}

async function sendWithRetries(
  request: SessionRequest,
  attempt: (request: SessionRequest) => Promise<HttpResponse>,
  refusalOf: (answer: HttpResponse) => Promise<RegistryError>,
): Promise<HttpResponse> {
  for (let count = 1; ; count += 1) {
    let retryAfter: string | undefined;
    try {
      const answer = await attempt(request);
      if (request.expect.includes(answer.status)) return answer;
      retryAfter = answer.headers["retry-after"];
      throw await refusalOf(answer);
    } catch (error) {
      if (!request.repeatable || count === MAX_ATTEMPTS || !isPassing(error)) throw error;
    }
    await pause(count, retryAfter, request.signal);
  }
}

/** Whether an address is the registry's: the only one that may have its login. */
function isOwn(url: URL, root: URL): boolean {
  return url.origin === root.origin;
}

/** Follows redirects of reads; `from` is where the answer came from. The login stays with the host it was meant for. */
async function follow(
  sender: Sender,
  request: HttpRequest & { action: string },
  root: URL,
): Promise<{ readonly answer: HttpResponse; readonly from: URL }> {
  let current = request;
  for (let count = 0; ; count += 1) {
    const answer = await sender(current.action, current);
    const { location } = answer.headers;
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead || !redirects.has(answer.status) || location === undefined) return { answer, from: current.url };
    answer.discard();
    if (count === MAX_REDIRECTS || !URL.canParse(location, current.url)) {
      throw new RegistryError("BAD_ANSWER", `${request.action}: ${root.host} leads nowhere by redirects`);
    }
    const url = new URL(location, current.url);
    checkTarget("a redirect", url, root);
    checkTarget("a redirect", url, current.url);
    current = {
      ...current,
      url,
      headers: isOwn(url, root) ? (request.headers ?? {}) : withoutLogin(request),
    };
  }
}

function withoutLogin(request: HttpRequest): Readonly<Record<string, string>> {
  const { authorization: _, ...headers } = request.headers ?? {};
  return headers;
}

async function readErrorText(body: AsyncIterable<Uint8Array>): Promise<string> {
  // What the registry began to say is worth more than how its answer broke off.
  const bytes = await readBeginning(body, MAX_ERROR_BYTES).catch(() => new Uint8Array());
  return new TextDecoder().decode(bytes);
}
