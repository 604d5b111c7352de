import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { indexedServices, operationIndexPath, writeOperationIndex } from "./generate-operation-index.ts";

it.each(indexedServices)(
  "the index of %s lists every operation file (else run scripts/generate-operation-index.ts)",
  (service) => {
    expect(readFileSync(operationIndexPath(service), "utf8")).toBe(writeOperationIndex(service));
  },
);
