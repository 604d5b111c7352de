/** What a time looks like, for people. */
export const timeForm = "a time such as 2026-11-25T12:00:00Z";

/**
 * A time with its offset from UTC (RFC 3339 section 5.6), or a date alone, which stands for its first moment in UTC;
 * undefined for anything else, a day that no calendar has included.
 */
export function parseTime(text: string): Date | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)([Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  // Date makes the second of March of the thirtieth of February.
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return undefined;
  if (time === undefined) return day;
  const moment = new Date(`${date}T${time.slice(1).toUpperCase()}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
