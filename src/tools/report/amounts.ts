const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** An amount of bytes rounded for people, in decimal units as docker shows them: `1.2 MB`. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || amount >= 99.95 ? 0 : 1;
  return `${amount.toFixed(digits)} ${units[unit]}`;
}

/** A time rounded to the minute for people, in UTC: `2026-11-25 14:03`. */
export function formatMinute(time: Date): string {
  return time.toISOString().slice(0, 16).replace("T", " ");
}

/** A time as JSON has it: RFC 3339 in UTC, without the milliseconds that AWS does not keep. */
export function formatTime(time: Date): string {
  return time.toISOString().replace(/\.000Z$/, "Z");
}

/** A duration in seconds rounded for people: `8 s`, `2 min 5 s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Units of a span with their milliseconds; no calendar is asked. */
const spanUnits = [
  { ms: 86_400_000, name: (count: number) => (count === 1 ? "day" : "days") },
  { ms: 3_600_000, name: () => "h" },
  { ms: 60_000, name: () => "min" },
  { ms: 1000, name: () => "s" },
] as const;

/** A span of milliseconds for people, in its two largest units, the rest cut off: `30 days`, `1 day 12 h`, `0 s`. */
export function formatSpan(ms: number): string {
  const first = spanUnits.findIndex((unit) => ms >= unit.ms);
  if (first === -1) return "0 s";
  let rest = ms;
  const parts = spanUnits.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    return count === 0 ? [] : [`${count} ${unit.name(count)}`];
  });
  return parts.join(" ");
}
