import type { JsonObject } from "../report/json-value.ts";
import { formatTable } from "../report/table.ts";
import type { RegistryRemoval, RemovedResource } from "./removal-plan.ts";

/** What a destroy came to, in the stable shape that scripts read: `done` tells what is gone. */
export function removalToJson(
  place: JsonObject,
  { resources }: RegistryRemoval,
  done: readonly RemovedResource[],
): JsonObject {
  return {
    ...place,
    resources: resources.map((resource) => ({
      kind: resource.kind,
      name: resource.name,
      action: actionOf(resource),
      images: resource.kind === "repository" ? resource.images : null,
      note: resource.left ?? resource.note ?? null,
      done: done.includes(resource),
    })),
  };
}

/** What goes and what is left, as people read it. */
export function formatRemoval({ resources }: RegistryRemoval, options: { readonly color: boolean }): string {
  return formatTable(
    [
      { title: "ACTION", value: actionOf },
      { title: "RESOURCE", value: ({ kind }) => kind },
      { title: "NAME", value: ({ name }) => name },
      { title: "NOTE", value: ({ left, note }) => left ?? note ?? "" },
    ],
    resources,
    options,
  );
}

function actionOf({ left }: RemovedResource): "delete" | "leave" {
  return left === undefined ? "delete" : "leave";
}
