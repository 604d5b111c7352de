import { absoluteUrl, type RegistryCall } from "./registry-call.ts";

/** A `Link` header to the next page (RFC 8288), at the address that was asked; parameters that are null stay out. */
export function nextLink(
  call: RegistryCall,
  path: string,
  parameters: Readonly<Record<string, string | null>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) query.set(name, value);
  }
  return `<${absoluteUrl(call, path)}?${query}>; rel="next"`;
}
