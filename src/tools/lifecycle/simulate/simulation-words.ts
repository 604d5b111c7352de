import type { AccessoryFormat, PushPlan } from "../../../core/lifecycle/simulate/push-plan.ts";
import type {
  Departure,
  RollbackReach,
  ShortestReach,
  SimulatedDay,
  Stock,
} from "../../../core/lifecycle/simulate/simulation.ts";
import type { Range } from "../../../core/lifecycle/simulate/steady-state.ts";
import { formatBytes } from "../../report/amounts.ts";

/** A plan as people would type it, without what is left out. */
export function describePlan(plan: PushPlan): string {
  const { rate, weekdaysOnly, tags, platforms, signatures, attestations } = plan;
  return [
    `${rate.count}/${rate.per}`,
    ...(weekdaysOnly ? ["weekdays"] : []),
    ...(tags.length === 0 ? ["untagged"] : tags),
    ...(platforms > 1 ? [`platforms=${platforms}`] : []),
    ...describeAccessories("signed", signatures),
    ...describeAccessories("attested", attestations),
  ].join(" ");
}

function describeAccessories(word: string, format: AccessoryFormat): readonly string[] {
  return format === "none" ? [] : [`${word}=${format}`];
}

/** What went, by what, with one image's name each: `rule 1: v1.1 +3; rule 2 archives: v1.9`. */
export function describeDepartures(departures: readonly Departure[]): string {
  const groups = Map.groupBy(departures, ({ by, action }) => {
    const cause = by.kind === "subject-gone" || by.priority === undefined ? "subject gone" : `rule ${by.priority}`;
    return action === "expire" ? cause : `${cause} archives`;
  });
  return [...groups]
    .map(([cause, group]) => `${cause}: ${group[0]?.name}${group.length === 1 ? "" : ` +${group.length - 1}`}`)
    .join("; ");
}

/** How many of the departures have an action. */
export function countAction(departures: readonly Departure[], action: Departure["action"]): number {
  return departures.filter((departure) => departure.action === action).length;
}

/** All images of a repository, and their bytes. */
export function totalOf({ standard, archive }: Stock): { readonly images: number; readonly bytes: number } {
  return { images: standard.images + archive.images, bytes: standard.bytes + archive.bytes };
}

/** `10`, or where signatures are missing `10 (5 signed)`. */
export function formatReach({ images, verifiable }: Pick<RollbackReach, "images" | "verifiable">): string {
  return images === verifiable ? String(images) : `${images} (${verifiable} signed)`;
}

/** What became of a plan's deployments, as a sentence without its subject. */
export function describeShortest(shortest: ShortestReach | undefined): string {
  if (shortest === undefined) return "every deployment stays";
  const { images, verifiable, day } = shortest;
  const signed = images === verifiable ? "" : `, ${verifiable} of them with a signature`;
  return `${images} ${images === 1 ? "deployment" : "deployments"} at the least${signed}, first on day ${day}`;
}

/** Dollars with as many digits as tell something. */
export function formatDollars(amount: number): string {
  return amount > 0 && amount < 0.01 ? "under $0.01" : `$${amount.toFixed(2)}`;
}

/** `10` or `10 to 12`. */
export function formatRange({ from, to }: Range, format: (value: number) => string = String): string {
  const [low, high] = [format(from), format(to)];
  return low === high ? low : `${low} to ${high}`;
}

/** A day's end in one phrase. */
export function describeStock(day: SimulatedDay): string {
  const { images, bytes } = totalOf(day);
  return `${images} ${images === 1 ? "image" : "images"}, ${formatBytes(bytes)}, ${formatDollars(day.monthlyCost)} a month`;
}

/** The date of a day's end. */
export function formatDate(time: Date): string {
  return time.toISOString().slice(0, 10);
}
