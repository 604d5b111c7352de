import { type Cloud, connectCloud } from "../tools/connect/cloud.ts";
import type { CommandContext, cloudOptions, OptionValues } from "./command.ts";

/** Connects to the cloud that a command's `cloudOptions` and environment choose; `--debug` shows its requests. */
export async function openCloud(
  options: OptionValues<typeof cloudOptions>,
  context: Pick<CommandContext, "env" | "debug" | "detail">,
): Promise<Cloud> {
  return await connectCloud({
    env: context.env,
    local: options.local,
    dataFolder: options.data,
    region: options.region,
    allowHttpRegistry: options["allow-http-registry"],
    onRequest: context.debug ? context.detail : undefined,
  });
}
