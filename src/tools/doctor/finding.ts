/** What a check found. */
export type Finding = {
  /** What was looked at: `local cloud`, `identity` … */
  readonly check: string;
  /** `warning`: it works, or would, but not as it is likely meant. `failed`: something will not work. */
  readonly status: "ok" | "warning" | "failed";
  /** A sentence. */
  readonly says: string;
  /** The next command or step. */
  readonly next?: string;
};

/** Findings of one check. */
export type Findings = {
  ok(says: string): Finding;
  warning(says: string, next?: string): Finding;
  failed(says: string, next?: string): Finding;
};

/** Words findings of a check. */
export function findingsOf(check: string): Findings {
  const make =
    (status: Finding["status"]) =>
    (says: string, next?: string): Finding => ({ check, status, says, ...(next === undefined ? {} : { next }) });
  return { ok: make("ok"), warning: make("warning"), failed: make("failed") };
}

/** The finding of something that was tried and threw. */
export function failureOf(check: string, error: unknown): Finding {
  const { message, next } = error as { readonly message?: unknown; readonly next?: unknown };
  return findingsOf(check).failed(String(message ?? error), typeof next === "string" ? next : undefined);
}

/** What a check finds; where it throws, that is its finding, so that the others are heard all the same. */
export async function settle(check: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [failureOf(check, error)];
  }
}
