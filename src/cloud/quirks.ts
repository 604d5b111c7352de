/**
 * Where ECR differs from the OCI distribution specification and a client can notice. `on` is what `inkan up` does;
 * `--quirks off` follows the specification everywhere.
 */
export const quirkTable = {
  basicChallengeBody: {
    on: true,
    what: "401 carries the text 'Not Authorized' instead of a JSON error body",
  },
} as const satisfies Record<string, { on: boolean; what: string }>;

/** Which quirks are on. */
export type Quirks = Readonly<Record<keyof typeof quirkTable, boolean>>;

/** ECR's behaviour, by the table's defaults. */
export function defaultQuirks(): Quirks {
  return Object.fromEntries(Object.entries(quirkTable).map(([name, quirk]) => [name, quirk.on])) as Quirks;
}

/** The specification's behaviour. */
export function noQuirks(): Quirks {
  return Object.fromEntries(Object.keys(quirkTable).map((name) => [name, false])) as Quirks;
}
