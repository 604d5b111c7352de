import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Measure } from "../measure.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { inkan, type Subject, startSubject } from "../subject.ts";

const rounds = 7;

/** How long a subject is left alone before its memory is read, in milliseconds. */
const settling = 2_000;

/** Start to first answer, and the memory of a subject that has answered once and then been left alone. */
export async function measureStart(subjects: readonly Subject[]): Promise<readonly Measure[]> {
  const starts: Samples = new Map();
  const memory: Samples = new Map();
  const firstStarts: Samples = new Map();
  const homes = new Map(subjects.map((subject) => [subject, mkdtempSync(join(tmpdir(), "inkan-bench-"))]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [subject, home] of homes) {
      const running = await startSubject(subject, home);
      await delay(settling);
      // The first round makes what the others find.
      if (round > 0) {
        addSample(starts, subject.name, running.startedIn);
        addSample(memory, subject.name, running.memory() / 1e6);
      }
      await running.stop();
    }
    const fresh = await startSubject(inkan);
    addSample(firstStarts, inkan.name, fresh.startedIn);
    await fresh.stop();
  }
  for (const home of homes.values()) rmSync(home, { recursive: true, force: true });
  return [
    { name: "start to first answer", unit: "ms", medians: mediansOf(starts), mark: { kind: "at most", value: 200 } },
    { name: "the very first start, which makes CA and keys", unit: "ms", medians: mediansOf(firstStarts) },
    { name: "idle memory", unit: "MB", medians: mediansOf(memory) },
  ];
}
