import type { ECRClient } from "@aws-sdk/client-ecr";
import type { IAMClient } from "@aws-sdk/client-iam";

/**
 * Where a client's calls go, by everything that the SDK takes into account (code, environment, profile, region).
 * Nothing is sent: the command is stopped as soon as its request has an address.
 */
export async function resolveEndpoint(client: ECRClient): Promise<string> {
  const { DescribeRegistryCommand } = await import("@aws-sdk/client-ecr");
  const command = new DescribeRegistryCommand({});
  const stop = stopBeforeSending();
  command.middlewareStack.add(stop.middleware, stop.place);
  await client.send(command);
  return stop.endpoint();
}

/** As `resolveEndpoint`, of IAM: the environment may lead each service elsewhere. */
export async function resolveIamEndpoint(client: IAMClient): Promise<string> {
  const { GetAccountSummaryCommand } = await import("@aws-sdk/client-iam");
  const command = new GetAccountSummaryCommand({});
  const stop = stopBeforeSending();
  command.middlewareStack.add(stop.middleware, stop.place);
  await client.send(command);
  return stop.endpoint();
}

/** What ends a command in the place of the network, and remembers where it would have gone. */
function stopBeforeSending() {
  let endpoint = "";
  return {
    middleware: () => async (args: { readonly request: unknown }) => {
      endpoint = originOf(args.request);
      return { response: undefined, output: { $metadata: {} } };
    },
    place: { step: "build", name: "stopBeforeSending" },
    endpoint: () => endpoint,
  } as const;
}

function originOf(request: unknown): string {
  const { protocol, hostname, port } = request as { protocol: string; hostname: string; port?: number };
  return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
}
