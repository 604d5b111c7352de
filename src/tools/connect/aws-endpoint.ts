import type { ECRClient } from "@aws-sdk/client-ecr";

/**
 * Where a client's calls go, by everything that the SDK takes into account (code, environment, profile, region).
 * Nothing is sent: the command is stopped as soon as its request has an address.
 */
export async function resolveEndpoint(client: ECRClient): Promise<string> {
  const { DescribeRegistryCommand } = await import("@aws-sdk/client-ecr");
  const command = new DescribeRegistryCommand({});
  let endpoint = "";
  command.middlewareStack.add(
    () => async (args) => {
      endpoint = originOf(args.request);
      return { response: undefined, output: { $metadata: {} } };
    },
    { step: "build", name: "stopBeforeSending" },
  );
  await client.send(command);
  return endpoint;
}

function originOf(request: unknown): string {
  const { protocol, hostname, port } = request as { protocol: string; hostname: string; port?: number };
  return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
}
