import { InkanError } from "../../core/error.ts";
import { parseTime, timeForm } from "../../core/parse-time.ts";
import type { ValuePath } from "./text-place.ts";

/** A value of a file is not what it has to be. */
export class GivenValueError extends InkanError<"GIVEN_VALUE_INVALID"> {
  override readonly name = "GivenValueError";
  readonly path: ValuePath;
  /** Whether the value itself is at fault or the name of the member that it is. */
  readonly of: "value" | "name";

  constructor(path: ValuePath, message: string, of: "value" | "name") {
    super("GIVEN_VALUE_INVALID", message);
    this.path = path;
    this.of = of;
  }
}

/** A value of a YAML or JSON file and the way to it. Each reader throws GivenValueError when the value is something else. */
export class GivenValue {
  readonly value: unknown;
  readonly path: ValuePath;

  constructor(value: unknown, path: ValuePath = []) {
    this.value = value;
    this.path = path;
  }

  /** @param of what a person should look at: the value, or the name of the member that it is */
  error(message: string, of: "value" | "name" = "value"): GivenValueError {
    return new GivenValueError(this.path, message, of);
  }

  /** The value as an object that has no members but these. */
  object(known: readonly string[]): GivenObject {
    const members = this.members();
    const stranger = [...members].find(([name]) => !known.includes(name));
    if (stranger !== undefined) {
      const [name, value] = stranger;
      throw value.error(`there is no member '${name}' here; there are ${known.join(", ")}`, "name");
    }
    return new GivenObject(this, members);
  }

  /** The members of an object, whatever their names are, in the order of the file. */
  members(): ReadonlyMap<string, GivenValue> {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw this.#mismatch("members");
    return new Map(
      Object.entries(value).map(([name, member]) => [name, new GivenValue(member, [...this.path, name])] as const),
    );
  }

  list(): readonly GivenValue[] {
    if (!Array.isArray(this.value)) throw this.#mismatch("a list");
    return this.value.map((item: unknown, place) => new GivenValue(item, [...this.path, place]));
  }

  /** Text of at least one character. */
  text(): string {
    if (typeof this.value === "string" && this.value !== "") return this.value;
    const isPlain = typeof this.value === "number" || typeof this.value === "boolean";
    throw this.#mismatch(isPlain ? "text (in quotes)" : "text");
  }

  boolean(): boolean {
    if (typeof this.value !== "boolean") throw this.#mismatch("true or false");
    return this.value;
  }

  /** A whole number of at least 0. */
  count(): number {
    if (!Number.isSafeInteger(this.value) || Number(this.value) < 0) throw this.#mismatch("a whole number");
    return Number(this.value);
  }

  time(): Date {
    const time = typeof this.value === "string" ? parseTime(this.value) : undefined;
    if (time === undefined) throw this.#mismatch(timeForm);
    return time;
  }

  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const choice = choices.find((candidate) => candidate === this.value);
    if (choice === undefined) throw this.#mismatch(choices.join(" or "));
    return choice;
  }

  #mismatch(wanted: string): GivenValueError {
    return this.error(`${nameOf(this.path)} must be ${wanted}, not ${describe(this.value)}`);
  }
}

/** The members of an object whose names are known. */
export class GivenObject {
  readonly #self: GivenValue;
  readonly #members: ReadonlyMap<string, GivenValue>;

  constructor(self: GivenValue, members: ReadonlyMap<string, GivenValue>) {
    this.#self = self;
    this.#members = members;
  }

  get(name: string): GivenValue | undefined {
    return this.#members.get(name);
  }

  /** Throws GivenValueError where there is no such member. */
  need(name: string): GivenValue {
    const member = this.#members.get(name);
    if (member === undefined) throw this.#self.error(`'${name}' is missing`);
    return member;
  }
}

/** The last name on the way, with what follows it: `tags[2]`. */
function nameOf(path: ValuePath): string {
  const from = path.findLastIndex((step) => typeof step === "string");
  if (from < 0) return "the file";
  const places = path.slice(from + 1).map((place) => `[${place}]`);
  return `${path[from]}${places.join("")}`;
}

/** Longest text, in characters, that a message quotes. */
const maxQuoted = 60;

function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value.length <= maxQuoted ? `'${value}'` : "a longer text";
  return `the ${typeof value} ${String(value)}`;
}
