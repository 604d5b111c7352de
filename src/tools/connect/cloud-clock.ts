import type { Cloud } from "./cloud.ts";
import { askClock } from "./control-client.ts";

/**
 * What the clock of a local cloud shows, by which its images age; undefined where the cloud is not one of this machine
 * whose record can be found, as AWS itself, whose clock is everybody's.
 */
export async function readCloudClock(cloud: Cloud): Promise<Date | undefined> {
  const local = await cloud.localCloud();
  return local === undefined ? undefined : (await askClock(local.controlSocket)).cloud;
}
