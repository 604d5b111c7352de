import type { Measure } from "../measure.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { inkan, inkanBinary, type Subject, startSubject } from "../subject.ts";
import { timeProcess } from "../time-process.ts";

const rounds = 15;

/** A cloud that has nothing. */
const emptyInkan: Subject = {
  ...inkan,
  command: (at) => {
    const { args, ...command } = inkan.command(at);
    return { ...command, args: [...args, "--empty"] };
  },
};

/**
 * Whole processes of `inkan provision apply`: on a cloud that has nothing, whose key takes as long as chance wants, and again
 * once everything is there.
 */
export async function measureProvision(): Promise<readonly Measure[]> {
  const making: Samples = new Map();
  const finding: Samples = new Map();
  for (let round = 0; round <= rounds; round += 1) {
    const cloud = await startSubject(emptyInkan);
    const env = { PATH: process.env.PATH ?? "", HOME: cloud.scratch, INKAN_DATA: cloud.state };
    const apply = [inkanBinary, "provision", "apply", "--local", "--yes"];
    try {
      for (const samples of [making, finding]) {
        const took = await timeProcess(process.execPath, apply, env);
        // The first round leaves the compiled code that the others find.
        if (round > 0) addSample(samples, inkan.name, took);
      }
    } finally {
      await cloud.stop();
    }
  }
  const mark = { kind: "at most", value: 1_000 } as const;
  return [
    { name: "provision apply on a cloud that has nothing", unit: "ms", medians: mediansOf(making), mark },
    { name: "provision apply that finds nothing to do", unit: "ms", medians: mediansOf(finding) },
  ];
}
