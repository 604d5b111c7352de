import type { Door } from "../listen/door.ts";
import { answerRegistryRefusal } from "../registry/answer-refusal.ts";
import { type MirrorParts, mirrorRoutes } from "./mirror-routes.ts";

/** The mirror's name, in the log and among the open doors. */
export const mirrorDoorName = "mirror";

/** Where a mirror listens, whatever the cloud's own address is: who reaches it is not asked who they are. */
export const mirrorHost = "127.0.0.1";

/** The door that a container engine asks first for images of Docker Hub. */
export function mirrorDoor(parts: MirrorParts, port: number): Door {
  return {
    name: mirrorDoorName,
    at: { kind: "tcp", host: mirrorHost, port },
    portOption: "--mirror",
    routes: mirrorRoutes(parts),
    refusal: answerRegistryRefusal,
  };
}
