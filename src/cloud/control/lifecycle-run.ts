import { controlRequests } from "../../core/control-protocol.ts";
import { formatRun, parseRunRequest } from "../../core/lifecycle-run.ts";
import type { ControlRoute } from "./control-route.ts";
import { jsonRoute } from "./json-route.ts";

/** `POST /lifecycle-run`: evaluates lifecycle policies and, unless it is a dry run, acts on the images. */
export const lifecycleRunRoute: ControlRoute = (app, { runs }) => {
  jsonRoute(app, controlRequests.runLifecycle, async (body) => formatRun(await runs.run(parseRunRequest(body))));
};
