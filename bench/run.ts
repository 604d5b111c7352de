/**
 * `npm run bench [-- MEASURE…]`: measures Inkan and its peers side by side, in turns on the same machine, and prints one
 * table of medians; bench/results keeps it. A peer that is not installed is named with the command that installs it.
 * Exits 1 when a mark is missed.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { programs } from "../test/stock-programs.ts";
import { judge, type Measure } from "./measure.ts";
import { measureAuthorization } from "./measures/authorization.ts";
import { measureDescribeImages } from "./measures/describe-images.ts";
import { measureKmsSign } from "./measures/kms-sign.ts";
import { measureLifecycle } from "./measures/lifecycle.ts";
import { measureManifestGet } from "./measures/manifest-get.ts";
import { measureProvision } from "./measures/provision.ts";
import { measureStart } from "./measures/start.ts";
import { measureTransfer } from "./measures/transfer.ts";
import { measureVerify } from "./measures/verify.ts";
import { type RunningSubject, type Subject, startSubject, subjects } from "./subject.ts";
import { formatTable } from "./table.ts";

/**
 * What can be measured, in the order of the table. All but `start`, `authorization`, `lifecycle`, which needs none, and `provision` share
 * servers that run for that measure alone.
 */
const measuresByName = {
  start: measureStart,
  manifest: withRunning(async (running) => [await measureManifestGet(running)]),
  transfer: withRunning(measureTransfer),
  sign: withRunning(async (running) => [await measureKmsSign(running)]),
  describe: withRunning(async (running) => [await measureDescribeImages(running)]),
  authorization: measureAuthorization,
  verify: withRunning(measureVerify),
  lifecycle: measureLifecycle,
  provision: measureProvision,
};

type MeasureName = keyof typeof measuresByName;

/** Clients without which no server can be measured. */
const clients = ["wrk", "crane"];

/** What else stands in the table where it is there. */
const companions = ["openssl", "cosign3"];

function withRunning(measure: (running: readonly RunningSubject[]) => Promise<readonly Measure[]>) {
  return async (present: readonly Subject[]): Promise<readonly Measure[]> => {
    const running: RunningSubject[] = [];
    try {
      for (const subject of present) running.push(await startSubject(subject));
      return await measure(running);
    } finally {
      for (const subject of running) await subject.stop();
    }
  };
}

function measuresNamed(names: readonly string[]): readonly MeasureName[] {
  const known = Object.keys(measuresByName) as MeasureName[];
  const unknown = names.find((name) => !known.includes(name as MeasureName));
  if (unknown !== undefined) throw new Error(`no measure is called ${unknown}; there are ${known.join(", ")}`);
  return names.length === 0 ? known : known.filter((name) => names.includes(name));
}

const chosen = measuresNamed(process.argv.slice(2));
/** They measure Inkan alone. */
const withoutClients: readonly MeasureName[] = ["lifecycle", "provision"];
const measuresServers = chosen.some((name) => !withoutClients.includes(name));
const missingClients = measuresServers && programs.missing(clients);
if (missingClients !== false) throw new Error(missingClients);
const present = subjects.filter(({ needs }) => needs === undefined || programs.find(needs) !== undefined);
const needed = [...subjects.flatMap(({ needs }) => needs ?? []), ...companions];
const missingPeers = measuresServers && programs.missing(needed);

const measures: Measure[] = [];
for (const name of chosen) {
  console.error(`measuring: ${name}`);
  measures.push(...(await measuresByName[name](present)));
}

const machine = `${cpus().length} cores of ${cpus()[0]?.model ?? "an unknown kind"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
const missing = missingPeers === false ? "" : `\nNot measured: ${missingPeers}\n`;
const report = `${new Date().toISOString().slice(0, 10)}, ${machine}\n\n${formatTable(measures)}${missing}`;
console.log(report);

const results = join(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });
writeFileSync(join(results, `${new Date().toISOString().replaceAll(":", "-")}.md`), report);
process.exitCode = measures.some((measure) => judge(measure).reached === false) ? 1 : 0;
