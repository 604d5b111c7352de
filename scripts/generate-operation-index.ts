/**
 * Writes src/cloud/SERVICE/operations.generated.ts: the list of a service's operations, one file each, named as AWS names
 * them. Run it after adding or removing such a file; a test fails while a list is stale.
 *
 *   node scripts/generate-operation-index.ts
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The services with operations. */
export const indexedServices = ["ec2", "ecr", "iam", "kms", "sts"] as const;

/** Where the index of a service stands. */
export function operationIndexPath(service: string): string {
  return join(serviceFolder(service), "operations.generated.ts");
}

/** What the index of a service must hold. */
export function writeOperationIndex(service: string): string {
  const operations = readdirSync(serviceFolder(service))
    .filter((file) => /^[A-Z][A-Za-z0-9]*\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length))
    .toSorted();
  return [
    "// Written by scripts/generate-operation-index.ts.",
    'import type { AnyOperation } from "../aws/operation.ts";',
    ...operations.map((operation) => `import { ${operation} } from "./${operation}.ts";`),
    "",
    `/** The operations of ${service} that exist. */`,
    `export const ${service}Operations: readonly AnyOperation[] = [`,
    ...operations.map((operation) => `  ${operation},`),
    "];",
    "",
  ].join("\n");
}

function serviceFolder(service: string): string {
  return join(import.meta.dirname, "..", "src", "cloud", service);
}

if (import.meta.main) {
  for (const service of indexedServices) writeFileSync(operationIndexPath(service), writeOperationIndex(service));
}
