import { checkPlan } from "./check-input.ts";
import { parseSize } from "./parse-size.ts";
import { type AccessoryFormat, type PushPlan, type PushRate, rateUnits, SimulationError } from "./push-plan.ts";

/** A push plan without its rate. */
export type PushContent = Omit<PushPlan, "rate">;

/** What a push is where nobody says otherwise. */
export const defaultPushContent: PushContent = {
  weekdaysOnly: false,
  tags: ["v1.{n}"],
  platforms: 1,
  signatures: "none",
  attestations: "none",
  sizeInBytes: 200_000_000,
  pulledNewest: 0,
};

/** A part of a plan's text: how it is written, what it means, and how its value is read (undefined: it is wrong). */
type PlanPart = {
  readonly form: string;
  readonly does: string;
  readonly read: (value: string) => Partial<PushContent> | undefined;
};

/** The parts that may stand behind a plan's rate, for parsing, help and errors. */
export const planParts: Readonly<Record<string, PlanPart>> = {
  tag: {
    form: "tag=v1.{n}",
    does: "its tag, with {n}, {date} or {sha} for what differs from push to push; several times for several tags",
    read: (value) => ({ tags: [value] }),
  },
  untagged: { form: "untagged", does: "no tag", read: (value) => (value === "" ? { tags: [] } : undefined) },
  weekdays: {
    form: "weekdays",
    does: "not on Saturdays and Sundays (UTC)",
    read: (value) => (value === "" ? { weekdaysOnly: true } : undefined),
  },
  platforms: {
    form: "platforms=2",
    does: "an index with so many images inside",
    read: (value) => readNumber(value, (platforms) => ({ platforms })),
  },
  signed: {
    form: "signed=v3",
    does: "with a signature: v2 (under a .sig tag), v3 (a referrer), both or none",
    read: (value) => (isAccessoryFormat(value) ? { signatures: value } : undefined),
  },
  attested: {
    form: "attested=v3",
    does: "the same with an attestation",
    read: (value) => (isAccessoryFormat(value) ? { attestations: value } : undefined),
  },
  size: {
    form: "size=200MB",
    does: "how large each image is",
    read: (value) => {
      const sizeInBytes = parseSize(value);
      return sizeInBytes === undefined ? undefined : { sizeInBytes };
    },
  },
  pulled: {
    form: "pulled=3",
    does: "so many of the newest are pulled every day",
    read: (value) => readNumber(value, (pulledNewest) => ({ pulledNewest })),
  },
  first: {
    form: "first=41",
    does: "what {n} starts with",
    read: (value) => readNumber(value, (firstNumber) => ({ firstNumber })),
  },
};

/**
 * Reads a push plan: `RATE[,PART…]`, as `2/day,tag=main-{sha},platforms=2,signed=v3`. RATE is a number of pushes and
 * hour, day, week or month; the parts are those of `planParts`.
 *
 * @param defaults what holds for parts that the text does not name
 * @throws SimulationError `PUSH_PLAN_INVALID`, which names the wrong part and shows a right plan
 */
export function parsePushPlan(text: string, defaults: PushContent = defaultPushContent): PushPlan {
  const at = text.indexOf(",");
  const rate = readRate(at < 0 ? text : text.slice(0, at), text);
  const plan = { rate, ...(at < 0 ? defaults : readParts(text.slice(at + 1), text, defaults)) };
  checkPlan(plan);
  return plan;
}

/**
 * Reads what a push is without its rate: `PART[,PART…]`, or nothing.
 *
 * @throws SimulationError `PUSH_PLAN_INVALID`
 */
export function parsePushContent(text: string): PushContent {
  const content = text === "" ? defaultPushContent : readParts(text, text, defaultPushContent);
  checkPlan({ rate: { count: 1, per: "day" }, ...content });
  return content;
}

function readParts(parts: string, text: string, defaults: PushContent): PushContent {
  let content = defaults;
  const given = new Set<string>();
  for (const part of parts.split(",")) {
    const [key, read] = readPart(part, text);
    if (given.has(key) && key !== "tag") throw wrongPart(text, `gives ${key} twice`);
    if ((key === "tag" && given.has("untagged")) || (key === "untagged" && given.has("tag"))) {
      throw wrongPart(text, "is both tagged and untagged");
    }
    const tags = key === "tag" && given.has("tag") ? [...content.tags, ...(read.tags ?? [])] : read.tags;
    content = { ...content, ...read, ...(tags === undefined ? {} : { tags }) };
    given.add(key);
  }
  return content;
}

function readRate(rate: string, text: string): PushRate {
  const [, count = "", per = ""] = /^([0-9]+) ?\/ ?([a-z]+)$/.exec(rate.trim()) ?? [];
  if (!isRateUnit(per)) {
    throw wrongPart(
      text,
      `begins with '${rate}', which is no rate (a number, / and ${Object.keys(rateUnits).join(", ")})`,
    );
  }
  return { count: Number(count), per };
}

function readPart(part: string, text: string): readonly [key: string, read: Partial<PushContent>] {
  const at = part.indexOf("=");
  const key = (at < 0 ? part : part.slice(0, at)).trim();
  const known = Object.hasOwn(planParts, key) ? planParts[key] : undefined;
  if (known === undefined)
    throw wrongPart(text, `has '${part}', which is none of ${Object.keys(planParts).join(", ")}`);
  const read = known.read(at < 0 ? "" : part.slice(at + 1).trim());
  if (read === undefined) throw wrongPart(text, `has '${part}', which is to be like ${known.form}: ${known.does}`);
  return [key, read];
}

function wrongPart(text: string, problem: string): SimulationError {
  return new SimulationError("PUSH_PLAN_INVALID", `the pushes '${text}' cannot be read: the text ${problem}`, {
    next: "--pushes '2/day,tag=v1.{n},signed=v3,size=200MB' is how they are written",
  });
}

function readNumber(text: string, use: (number: number) => Partial<PushContent>): Partial<PushContent> | undefined {
  return /^[0-9]{1,15}$/.test(text) ? use(Number(text)) : undefined;
}

function isAccessoryFormat(text: string): text is AccessoryFormat {
  return text === "none" || text === "v2" || text === "v3" || text === "both";
}

function isRateUnit(text: string): text is PushRate["per"] {
  return Object.hasOwn(rateUnits, text);
}
