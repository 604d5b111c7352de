import type { Outcome } from "../run-program.ts";
import type { Place } from "./place.ts";

/** A sentence in both languages of the guides; Markdown without headings. */
export type Both = { readonly en: string; readonly ja: string };

/** Rows that belong together, as the reference has them. */
export type Group = {
  readonly letter: string;
  readonly title: Both;
  readonly intro: Both;
  readonly rows: readonly Row[];
};

/** One row of the reference: commands that people type, and what does the same natively. */
export type Row = {
  /** The letter of its group and its number, as `R7`. */
  readonly id: string;
  readonly title: Both;
  readonly variants: readonly Variant[];
};

/** One of the forms in which a row is typed. */
export type Variant = {
  /** What tells it from the row's other variants, for the title of its test. */
  readonly name?: string;
  /** What has to be there before; the repositories begin empty. */
  readonly given?: (place: Place) => Promise<unknown>;
  readonly stock: StockForm;
  /** Absent where nothing native does it: the deviation says so. */
  readonly native?: NativeForm;
  /** What both forms have to come to, known before they run. */
  readonly comes: (place: Place) => unknown;
  /** What came of it, as `comes` has it. */
  readonly seen: Both;
  readonly requests: Requests;
  /** In what the two differ, or what a cloud of one's own cannot do. */
  readonly deviation?: Both;
};

/** Shells that rows are typed in. */
export type RowShell = "bash" | "zsh" | "fish";

export type Form = {
  /** Run by the shell as it stands. */
  readonly text: string;
  /** Bash unless another is named. */
  readonly shell?: RowShell;
  /** What is typed when it asks. */
  readonly input?: string;
  /** What came of it, in the terms of `comes`: from what it printed, or from what is there now. */
  readonly reads: (outcome: Outcome, place: Place) => unknown;
  /** It runs until it is interrupted, which is done once its output matches. */
  readonly until?: RegExp;
};

export type NativeForm = Form & {
  /** A shell other than bash; `docker` where it reads an image of an engine, for which no program is needed. */
  readonly needs?: readonly string[];
  /** What it comes to where that is the deviation. */
  readonly comes?: (place: Place) => unknown;
};

export type StockForm = Form & {
  /**
   * The programs it is typed with, by what scripts/install-peers.sh calls them; `cosign` stands for
   * cosign 2 and 3, `namespaces` for private namespaces of the user's own, `terraform` for it with its AWS provider.
   */
  readonly needs: readonly string[];
  /** What was typed before it, beside what is `given` to both. */
  readonly before?: (place: Place) => Promise<unknown>;
};

/**
 * The AWS operations that the forms lead to, by their actions: of the registry's requests too, which IAM decides by the
 * same names.
 */
export type Requests = {
  readonly both: readonly string[];
  readonly stockOnly?: readonly string[];
  readonly nativeOnly?: readonly string[];
  /** Why they differ; required where they do. */
  readonly because?: Both;
};

export type CosignName = "cosign2" | "cosign3";

/** Both versions that people have. */
export const cosigns: readonly CosignName[] = ["cosign2", "cosign3"];
