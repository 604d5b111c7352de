import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { dockerEngineMissing } from "../interop/docker-engine.ts";
import { terraformMissing } from "../interop/terraform-module.ts";
import { describeUnless } from "../needs-program.ts";
import { describeOutcome } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import { type CosignName, cosigns, type Form, type Group, type Variant } from "./row.ts";
import { type FormResult, type Reference, useReference } from "./use-reference.ts";

/** Declares the tests of a group of rows: each variant as it is typed, and natively with nothing in PATH. */
export function describeGroup(group: Group): void {
  const needed = group.rows.flatMap(({ variants }) => variants.flatMap(({ stock }) => stock.needs));
  const reference = useReference({ engine: needed.includes("docker") });
  for (const row of group.rows) {
    describe(`${row.id} ${row.title.en}`, () => {
      for (const variant of row.variants) {
        if (variant.name === undefined) describeVariant(reference, variant);
        else describe(variant.name, () => describeVariant(reference, variant));
      }
    });
  }
}

function describeVariant(reference: Reference, variant: Variant): void {
  const { stock, native, requests } = variant;
  for (const cosign of stock.needs.includes("cosign") ? cosigns : (["cosign3"] as const)) {
    const title = stock.needs.includes("cosign") ? `typed as it stands, with ${cosign}` : "typed as it stands";
    describeUnless(whyNot(stock.needs, cosign), title, () => {
      it(firstLine(stock), async () => {
        expectResult(variant.stock, await reference.typed(variant, cosign), [
          ...requests.both,
          ...(requests.stockOnly ?? []),
        ]);
      });
    });
  }
  if (native === undefined) return;
  describeUnless(whyNot(native.needs ?? [], "cosign3"), "natively, with an empty PATH", () => {
    it(firstLine(native), async () => {
      expectResult(native, await reference.native(variant, native), [...requests.both, ...(requests.nativeOnly ?? [])]);
    });
  });
}

function expectResult(form: Form, { came, comes, requests, outcome }: FormResult, operations: readonly string[]): void {
  const said = describeOutcome([form.text], outcome);
  expect({ came, requests }, said).toEqual({ came: comes, requests: operations.toSorted() });
}

/** What is missing, with the command that installs it; false when all is there. */
function whyNot(needs: readonly string[], cosign: CosignName): string | false {
  const special: Readonly<Record<string, () => string | false>> = {
    docker: dockerEngineMissing,
    terraform: terraformMissing,
    namespaces: namespacesMissing,
    cosign: () => programs.missing([cosign]),
  };
  const reasons = needs.map((name) => special[name]?.() ?? programs.missing([name]));
  return reasons.find((reason) => reason !== false) ?? false;
}

function namespacesMissing(): string | false {
  const tried = spawnSync("unshare", ["-Urmn", "true"]);
  return tried.status === 0
    ? false
    : "private namespaces are not allowed here, or there is no unshare (Debian's util-linux)";
}

const firstLine = ({ text }: Form): string => text.split("\n")[0] ?? "";
