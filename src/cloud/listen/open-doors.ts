import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { createDoorApp } from "./create-door-app.ts";
import type { Door, DoorPlace, DoorSurroundings } from "./door.ts";
import { explainListenFailure } from "./listen-error.ts";
import { listenOnSocket } from "./listen-on-socket.ts";
import { openSecondSocket, type SecondSocket } from "./open-second-socket.ts";

/** Doors that are open. */
export type OpenDoors = {
  /** Where each door is, by its name, with the port that was taken. */
  readonly places: ReadonlyMap<string, DoorPlace>;
  /** Closes door after door, in the order they were opened: no new requests, those under way may finish for a bounded time. */
  close(): Promise<void>;
};

/**
 * Opens doors in their order.
 *
 * @throws ListenError where one cannot be opened; none is open then
 */
export async function openDoors(doors: readonly Door[], surroundings: DoorSurroundings): Promise<OpenDoors> {
  const apps: FastifyInstance[] = [];
  const seconds: SecondSocket[] = [];
  const places = new Map<string, DoorPlace>();
  const close = async () => {
    for (const second of seconds) second.close();
    for (const app of apps) await app.close();
  };
  try {
    for (const door of doors) {
      const app = createDoorApp(door, surroundings);
      apps.push(app);
      places.set(door.name, await listen(app, door));
      if (door.socket !== undefined) seconds.push(await openSecondSocket(door.socket, app.server));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { places, close };
}

/** Listens, and returns the place with the port that was taken. */
async function listen(app: FastifyInstance, { at: place, portOption }: Door): Promise<DoorPlace> {
  if (place.kind === "tcp") {
    await app.listen({ host: place.host, port: place.port }).catch((cause: NodeJS.ErrnoException) => {
      throw explainListenFailure(cause, place, portOption);
    });
    return { ...place, port: (app.server.address() as AddressInfo).port };
  }
  await listenOnSocket(place.path, (options) => app.listen(options));
  return place;
}
