/** Milliseconds of each unit of an age. */
const unitMs = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** What an age looks like, for people. */
export const ageForm = "a number with w, d, h, m or s behind it, as 10d, 1.5h or 14d 1s";

/** Milliseconds of an age: weeks, days (24 hours), hours, minutes and seconds, one or several; undefined if it is none. */
export function parseAge(text: string): number | undefined {
  if (!/^\d+(\.\d+)?[wdhms]( ?\d+(\.\d+)?[wdhms])*$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)([wdhms])/g)];
  return Math.round(
    parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit as keyof typeof unitMs], 0),
  );
}
