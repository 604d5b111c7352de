import type { AuthChallenge } from "./auth-challenge.ts";
import { readBounded } from "./bounded-body.ts";
import { checkTarget } from "./foreign-target.ts";
import { isLoopback } from "./host-names.ts";
import type { RegistryCredentials, RegistryTarget } from "./registry-client.ts";
import { RegistryError, registryErrorOf } from "./registry-error.ts";
import type { Sender } from "./registry-sender.ts";

/** What a request wants to do, for registries whose tokens are cut to it. */
export type Access = "pull" | "push" | "delete";

/** How a registry wants to know who calls. */
export type LoginMethod =
  | { readonly kind: "none" }
  | { readonly kind: "basic" }
  | { readonly kind: "bearer"; readonly realm: URL; readonly service: string | undefined };

/** Makes `Authorization` headers for one registry. */
export type RegistryLogin = {
  /** The header for a request; undefined goes on without. Throws RegistryError where others could read the login. */
  authorize(
    registry: { readonly root: URL; readonly method: LoginMethod },
    wanted: { readonly repository?: string; readonly access: Access },
  ): Promise<string | undefined>;
  /** Whether credentials were looked for and there were none. */
  isAnonymous(): Promise<boolean>;
  /** Forgets the tokens: the registry did not take one. */
  forget(): void;
};

/** Largest answer of a token server, in bytes: a signed token with long claims takes a few kilobytes. */
const MAX_TOKEN_ANSWER_BYTES = 256 * 1024;

/** Lifetime of a token that names none, in seconds (Docker Registry v2 token specification, `expires_in`). */
const DEFAULT_TOKEN_SECONDS = 60;

/** How long before its end a token is renewed, in milliseconds: a request under way must still find it valid. */
const RENEW_BEFORE_END_MS = 10_000;

/** The actions of the token specification that each access needs. */
const actions: Readonly<Record<Access, string>> = { pull: "pull", push: "pull,push", delete: "pull,delete" };

/** Reads the method out of a 401's challenges. Throws RegistryError where none can be met. */
export function chooseLogin(challenges: readonly AuthChallenge[], registry: URL): LoginMethod {
  const bearer = challenges.find(({ scheme }) => scheme === "bearer");
  const realm = bearer?.parameters.get("realm");
  if (bearer !== undefined && realm !== undefined) {
    if (!URL.canParse(realm)) {
      throw new RegistryError("BAD_ANSWER", `${registry.host} asks for a token from something that is not an address`);
    }
    const url = new URL(realm);
    checkTarget("its token server", url, registry);
    return { kind: "bearer", realm: url, service: bearer.parameters.get("service") };
  }
  if (challenges.some(({ scheme }) => scheme === "basic")) return { kind: "basic" };
  throw new RegistryError("UNAUTHORIZED", `${registry.host} wants a login of a kind that is not supported`);
}

export function createLogin(
  target: Pick<RegistryTarget, "host" | "scheme" | "allowHttp" | "credentials">,
  sender: Sender,
): RegistryLogin {
  const { host } = target;
  let found: Promise<RegistryCredentials | undefined> | undefined;
  /** The credentials, for a request to this address. */
  const credentialsFor = async (to: URL) => {
    found ??= target.credentials();
    const credentials = await found;
    if (credentials !== undefined && isReadable(to, target)) {
      throw new RegistryError(
        "TLS",
        `${to.host} wants the login for ${host} over plain HTTP, where others can read it`,
        {
          next: "--allow-http-registry (or COSIGN_ALLOW_HTTP_REGISTRY) sends it nevertheless",
        },
      );
    }
    return credentials;
  };
  const basic = async (to: URL) => {
    const credentials = await credentialsFor(to);
    if (credentials === undefined) return undefined;
    return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}`;
  };
  const tokens = new Map<string, Promise<Token>>();
  const bearer = async (url: URL) => {
    const kept = tokens.get(url.href);
    if (kept !== undefined && (await kept).renewAt > Date.now()) return (await kept).value;
    const asked = basic(url).then((authorization) => requestToken(sender, url, { host, authorization }));
    tokens.set(url.href, asked);
    // A failed request is no token to keep.
    asked.catch(() => tokens.delete(url.href));
    return (await asked).value;
  };
  return {
    authorize: async ({ root, method }, { repository, access }) => {
      switch (method.kind) {
        case "none":
          return undefined;
        case "basic":
          return await basic(root);
        case "bearer": {
          // A token that was given for credentials is as good as they are.
          await credentialsFor(root);
          const url = new URL(method.realm);
          if (method.service !== undefined) url.searchParams.set("service", method.service);
          if (repository !== undefined) url.searchParams.append("scope", `repository:${repository}:${actions[access]}`);
          return `Bearer ${await bearer(url)}`;
        }
      }
    },
    isAnonymous: async () => found !== undefined && (await found) === undefined,
    forget: () => tokens.clear(),
  };
}

/** Whether what goes to an address can be read on its way, and the user has not said that it may. */
function isReadable({ protocol, hostname }: URL, { scheme, allowHttp }: Pick<RegistryTarget, "scheme" | "allowHttp">) {
  return protocol === "http:" && !isLoopback(hostname) && scheme !== "http" && allowHttp !== true;
}

type Token = { readonly value: string; readonly renewAt: number };

/** Asks a token server (Docker Registry v2 authentication, "Requesting a Token"). */
async function requestToken(
  sender: Sender,
  url: URL,
  { host, authorization }: { readonly host: string; readonly authorization: string | undefined },
): Promise<Token> {
  const action = `asking ${url.origin} for a token for ${host}`;
  const headers = authorization === undefined ? {} : { authorization };
  const answer = await sender(action, { method: "GET", url, headers });
  const body = await readBounded(answer.body, MAX_TOKEN_ANSWER_BYTES);
  const text = new TextDecoder().decode(body);
  if (answer.status !== 200) throw registryErrorOf(action, { host: url.host, status: answer.status, text });
  const { value, seconds } = readToken(text);
  if (value === undefined) throw new RegistryError("BAD_ANSWER", `${action}: the answer holds no token`);
  return { value, renewAt: Date.now() + seconds * 1000 - RENEW_BEFORE_END_MS };
}

function readToken(text: string): { readonly value: string | undefined; readonly seconds: number } {
  let json: { token?: unknown; access_token?: unknown; expires_in?: unknown } = {};
  try {
    json = { ...JSON.parse(text) };
  } catch {
    // No JSON, no token: the caller says so.
  }
  const value = json.token ?? json.access_token;
  return {
    value: typeof value === "string" && value !== "" ? value : undefined,
    seconds: typeof json.expires_in === "number" ? json.expires_in : DEFAULT_TOKEN_SECONDS,
  };
}
