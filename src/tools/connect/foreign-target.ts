import { isInternal } from "./host-names.ts";
import { RegistryError } from "./registry-error.ts";

/**
 * Checks an address that a registry sends its client to: a token server, a redirect, an upload. A registry out there may
 * neither lead a client into its own network (SSRF) nor down from HTTPS to HTTP, where everyone could read along.
 *
 * @param what what the address is, as the sentence's subject: `the token server`
 * @throws RegistryError `BAD_ANSWER`
 */
export function checkTarget(what: string, target: URL, registry: URL): void {
  const refuse = (reason: string) => {
    throw new RegistryError("BAD_ANSWER", `${registry.host} names ${target.origin} as ${what}: ${reason}`);
  };
  if (target.protocol !== "https:" && target.protocol !== "http:") refuse("only http and https are followed");
  if (target.protocol === "http:" && registry.protocol === "https:") refuse("https may not lead to http");
  if (target.hostname !== registry.hostname && isInternal(target.hostname) && !isInternal(registry.hostname)) {
    refuse("an address inside this network may not be named from outside");
  }
}
