/** One challenge of a `WWW-Authenticate` header; names in lower case. */
export type AuthChallenge = { readonly scheme: string; readonly parameters: ReadonlyMap<string, string> };

/** Longest header that is read, in characters: several challenges with long realms and scopes fit. */
const MAX_HEADER_LENGTH = 8192;

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameterPattern = new RegExp(`^\\s*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))\\s*(?:,|$)`);
const schemePattern = new RegExp(`^\\s*(${token})(?:\\s+|\\s*,|$)`);

/** Reads the challenges of a `WWW-Authenticate` header (RFC 9110 section 11.6.1); what cannot be read ends the list. */
export function parseChallenges(header: string | undefined): readonly AuthChallenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let rest = (header ?? "").slice(0, MAX_HEADER_LENGTH);
  while (rest.trim() !== "") {
    const parameter = parameterPattern.exec(rest);
    const current = challenges.at(-1);
    if (parameter !== null && current !== undefined) {
      const [all, name = "", quoted, plain = ""] = parameter;
      current.parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? plain);
      rest = rest.slice(all.length);
      continue;
    }
    const scheme = schemePattern.exec(rest);
    if (scheme === null) break;
    challenges.push({ scheme: (scheme[1] ?? "").toLowerCase(), parameters: new Map() });
    rest = rest.slice(scheme[0].length);
  }
  return challenges;
}
