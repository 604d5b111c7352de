import { chmodSync, renameSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { begunSocket } from "./begun-socket.ts";
import { createDoorApp } from "./create-door-app.ts";
import type { Door, DoorPlace, DoorSurroundings } from "./door.ts";
import { explainListenFailure, ListenError } from "./listen-error.ts";

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
  const places = new Map<string, DoorPlace>();
  const close = async () => {
    for (const app of apps) await app.close();
  };
  try {
    for (const door of doors) {
      const app = createDoorApp(door, surroundings);
      apps.push(app);
      places.set(door.name, await listen(app, door.at));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { places, close };
}

/** Listens, and returns the place with the port that was taken. */
async function listen(app: FastifyInstance, place: DoorPlace): Promise<DoorPlace> {
  if (place.kind === "tcp") {
    await app.listen({ host: place.host, port: place.port }).catch((cause: NodeJS.ErrnoException) => {
      throw explainListenFailure(cause, place.host, place.port);
    });
    return { ...place, port: (app.server.address() as AddressInfo).port };
  }
  const begun = begunSocket(place.path);
  await app.listen({ path: begun }).catch((cause: NodeJS.ErrnoException) => {
    throw new ListenError("LISTEN_FAILED", `cannot make the socket ${place.path}`, { cause });
  });
  // The folder around it is its owner's alone; this holds where somebody opens the folder up.
  chmodSync(begun, 0o600);
  renameSync(begun, place.path);
  return place;
}
