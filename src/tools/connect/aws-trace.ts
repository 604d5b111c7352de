/** The logger that AWS SDK clients report each call to. */
type AwsLogger = Readonly<Record<"debug" | "info" | "warn" | "error", (...content: unknown[]) => void>>;

/**
 * A logger that tells one line for every call: service, operation, status and request id. Inputs and outputs, which may
 * hold tokens, are left out.
 */
export function traceCalls(onRequest: (line: string) => void): AwsLogger {
  const tell = (entry: unknown) => {
    const line = describeCall(entry);
    if (line !== undefined) onRequest(line);
  };
  const nothing = () => {};
  return { debug: nothing, info: tell, warn: nothing, error: tell };
}

type CallEntry = {
  readonly clientName?: string;
  readonly commandName?: string;
  readonly error?: { readonly name?: string; readonly $metadata?: CallMetadata };
  readonly metadata?: CallMetadata;
};

type CallMetadata = { readonly httpStatusCode?: number; readonly requestId?: string };

function describeCall(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null || !("commandName" in entry)) return undefined;
  const { clientName, commandName, error, metadata } = entry as CallEntry;
  const { httpStatusCode, requestId } = error?.$metadata ?? metadata ?? {};
  const service = clientName?.replace(/Client$/, "") ?? "AWS";
  const operation = commandName?.replace(/Command$/, "") ?? "?";
  const outcome = [httpStatusCode ?? "no answer", error?.name, requestId].filter((part) => part !== undefined);
  return `${service} ${operation}: ${outcome.join(" ")}`;
}
