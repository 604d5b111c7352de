import type { RegistryCall } from "./registry-call.ts";

/** Says that this is a registry, and that the credentials are good (OCI distribution-spec 1.1, end-1). */
export function ping(call: RegistryCall): void {
  call.reply.header("content-type", "application/json; charset=utf-8").send("{}");
}
