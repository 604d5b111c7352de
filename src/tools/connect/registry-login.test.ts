import { describe, expect, test } from "vitest";
import type { RegistryTarget } from "./registry-client.ts";
import { createLogin, type LoginMethod } from "./registry-login.ts";

const credentials = { username: "user", password: "secret" };
const basic: LoginMethod = { kind: "basic" };

function authorize(
  root: string,
  method: LoginMethod,
  more: Partial<Pick<RegistryTarget, "scheme" | "allowHttp" | "credentials">> = {},
): Promise<string | undefined> {
  const url = new URL(root);
  const target = { host: url.host, scheme: "auto", credentials: async () => credentials, ...more } as const;
  // The token server of these tests, wherever it is asked for.
  const sender = async () => ({
    status: 200,
    headers: {},
    body: (async function* () {
      yield new TextEncoder().encode('{"token":"t-1"}');
    })(),
    discard: () => {},
  });
  return createLogin(target, sender).authorize({ root: url, method }, { access: "pull" });
}

const tokenFrom = (realm: string): LoginMethod => ({ kind: "bearer", realm: new URL(realm), service: undefined });

describe("a login", () => {
  test.each([
    ["the registry", "http://10.0.0.5:5000", basic],
    ["the token server", "http://10.0.0.5:5000", tokenFrom("http://10.0.0.6/token")],
    ["the registry, as a token", "http://10.0.0.5:5000", tokenFrom("https://auth.example/token")],
  ])("is not sent over plain HTTP to %s", async (_, root, method) => {
    const sent = authorize(root, method);
    await expect(sent).rejects.toThrow("over plain HTTP, where others can read it");
    await expect(sent).rejects.toMatchObject({ next: expect.stringContaining("--allow-http-registry") });
    await expect(sent).rejects.toThrow(/^((?!secret).)*$/);
  });

  test.each([
    ["over HTTPS", "https://10.0.0.5:5000", {}],
    ["within this machine", "http://localhost:5000", {}],
    ["where the user allows it", "http://10.0.0.5:5000", { allowHttp: true }],
    ["where the user named plain HTTP", "http://10.0.0.5:5000", { scheme: "http" }],
  ] as const)("is sent %s", async (_, root, more) => {
    expect(await authorize(root, basic, more)).toBe(`Basic ${Buffer.from("user:secret").toString("base64")}`);
  });

  test("that there is not goes over plain HTTP without", async () => {
    const anonymous = { credentials: async () => undefined };
    expect(await authorize("http://10.0.0.5:5000", basic, anonymous)).toBeUndefined();
    expect(await authorize("http://10.0.0.5:5000", tokenFrom("http://10.0.0.6/token"), anonymous)).toBe("Bearer t-1");
  });
});
