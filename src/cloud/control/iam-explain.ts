import { formatAccessExplanation, parseAccessQuestion } from "../../core/access-explanation.ts";
import { controlRequests } from "../../core/control-protocol.ts";
import type { ControlRoute } from "./control-route.ts";
import { jsonRoute } from "./json-route.ts";

/** `POST /iam-explain`: whether a principal may do something, and which statement decides. */
export const iamExplainRoute: ControlRoute = (app, { explainAccess }) => {
  jsonRoute(app, controlRequests.explainAccess, (body) =>
    formatAccessExplanation(explainAccess(parseAccessQuestion(body))),
  );
};
