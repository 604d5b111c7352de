import type { Door } from "../listen/door.ts";
import type { ControlledCloud } from "./control-route.ts";
import { controlRoutes } from "./control-routes.ts";

/** The owner's door into a cloud: a unix socket that nobody else may open, so that who asks needs not be asked. */
export function controlDoor(path: string, cloud: ControlledCloud): Door {
  return {
    name: "control",
    at: { kind: "unix", path },
    routes: controlRoutes(cloud),
    refusal: ({ message }) => ({ contentType: "application/json", body: JSON.stringify({ message }) }),
  };
}
