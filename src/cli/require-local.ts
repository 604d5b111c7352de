import { InkanError } from "../core/error.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import type { LocalCloud } from "../tools/connect/local-cloud.ts";

/**
 * The local cloud behind a cloud, for what only a local one can be asked.
 *
 * @param atAws why AWS cannot be asked, and what to do instead
 * @throws InkanError `NOT_LOCAL`
 */
export async function requireLocal(
  cloud: Cloud,
  atAws: { readonly why: string; readonly next: string },
): Promise<LocalCloud> {
  const local = await cloud.localCloud();
  if (local !== undefined) return local;
  if (cloud.endpoint === undefined) throw new InkanError("NOT_LOCAL", atAws.why, { next: atAws.next });
  throw new InkanError("NOT_LOCAL", `${cloud.endpoint} is no local cloud whose data folder is known`, {
    next: "name the folder with --data DIR",
  });
}
