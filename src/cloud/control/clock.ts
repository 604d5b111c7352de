import { controlRequests, formatClockReading, parseClockMove } from "../../core/control-protocol.ts";
import type { ControlRoute } from "./control-route.ts";
import { jsonRoute } from "./json-route.ts";

/** `GET /clock`: what the clocks show. `POST /clock`: moves the cloud's own forward. */
export const clockRoutes: ControlRoute = (app, { clocks }) => {
  jsonRoute(app, controlRequests.clock, () => formatClockReading(clocks.read()));
  jsonRoute(app, controlRequests.moveClock, (body) => formatClockReading(clocks.move(parseClockMove(body))));
};
