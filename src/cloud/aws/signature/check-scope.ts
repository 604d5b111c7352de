import { isRegion, type Region } from "../../../core/aws/scope.ts";
import { scopeTerminator } from "../../../core/aws/signature-v4.ts";
import type { AuthFailure } from "./auth-failure.ts";

/** A credential whose scope fits the request. */
export type ScopedCredential = { readonly accessKeyId: string; readonly date: string; readonly region: Region };

/** A scoped credential, or what is wrong with it. */
export type ScopeReading =
  | { readonly kind: "scoped"; readonly credential: ScopedCredential }
  | { readonly kind: "refused"; readonly failure: AuthFailure };

/** What the request itself says, which the scope must agree with. */
export type ScopeExpectation = {
  readonly service: string;
  readonly timestamp: string;
  /** The host that was called, with or without a port. */
  readonly host: string;
};

/** Reads `KEY/DATE/REGION/SERVICE/aws4_request`; AWS names everything wrong with the scope in one sentence. */
export function readCredential(credential: string, expected: ScopeExpectation): ScopeReading {
  const [accessKeyId = "", date = "", region = "", service = "", term = "", ...rest] = credential.split("/");
  if (accessKeyId === "" || term === "" || rest.length > 0) {
    return refused(
      "incomplete",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  const hostRegion = regionOfHost(expected.host);
  const day = expected.timestamp.slice(0, 8);
  const sentences = [
    isRegion(region) && (hostRegion === undefined || hostRegion === region)
      ? ""
      : "Credential should be scoped to a valid region. ",
    service === expected.service ? "" : `Credential should be scoped to correct service: '${expected.service}'. `,
    term === scopeTerminator
      ? ""
      : `Credential should be scoped with a valid terminator: '${scopeTerminator}', not '${term}'. `,
    date === day
      ? ""
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${expected.timestamp}'. `,
  ].join("");
  if (sentences !== "") return refused("mismatch", sentences);
  return { kind: "scoped", credential: { accessKeyId, date, region: region as Region } };
}

/**
 * The region that a host name stands for, where it names one: `kms.REGION.amazonaws.com` (AWS General Reference,
 * "Service endpoints") or the local `api.ecr.REGION.localhost`.
 */
function regionOfHost(host: string): Region | undefined {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (name === "sts.amazonaws.com") return "us-east-1" as Region;
  const label = /\.([a-z0-9-]+)\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|localhost)$/.exec(
    name,
  )?.[1];
  return label !== undefined && isRegion(label) ? label : undefined;
}

function refused(kind: AuthFailure["kind"], message: string): ScopeReading {
  return { kind: "refused", failure: { kind, message } };
}
