import { createRandom } from "./seeded-random.ts";

/** When a cloud is killed, relative to a whole run that was measured before. Each fraction is in [0, 1). */
export type KillMoment = { readonly number: number; readonly title: string } & (
  | {
      /** So much of the run's time after its first request. */
      readonly kind: "time";
      readonly fraction: number;
    }
  | {
      /** At the arrival of the request at that place of all requests, a part of one request's time later. */
      readonly kind: "request";
      readonly fraction: number;
      readonly lag: number;
    }
);

/** Which moments are tried; another seed tries others. */
export const seed = Number(process.env.INKAN_CRASH_SEED ?? 1);

/** Moments over the whole of a run, half by time and half by request, the same for the same seed. */
export function killMoments(count: number): readonly KillMoment[] {
  const random = createRandom(seed);
  const half = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, number): KillMoment => {
    const fraction = ((number % half) + random()) / half;
    const percent = `${(fraction * 100).toFixed(0)} %`;
    return number < half
      ? { number, title: `after ${percent} of its time`, kind: "time", fraction }
      : { number, title: `at ${percent} of its requests`, kind: "request", fraction, lag: random() };
  });
}
