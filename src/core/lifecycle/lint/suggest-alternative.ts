import type { JsonEdit } from "./edit-json.ts";

/** What to do about a refusal: in words, and where only one thing can be meant, as a change. */
export type Repair = { readonly fix: string; readonly edit?: readonly JsonEdit[] };

/**
 * What to do about members that do not go together (`instance failed to match exactly one schema`): the library names
 * none of them, so what is wrong is worked out anew. A change comes along where there is only one way that it can be
 * meant: a null stands for nothing, a missing unit can only be days.
 */
export function suggestAlternative(at: string, value: unknown): Repair {
  const members = value as Readonly<Record<string, unknown>>;
  return at.endsWith("/selection") ? repairSelection(at, members) : repairAction(at, members);
}

type Members = Readonly<Record<string, unknown>>;

const countTypes = ["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"] as const;

function repairSelection(at: string, members: Members): Repair {
  const countType = wordLike(countTypes, members.countType);
  if (countType === undefined) return { fix: `Write one of the count types ${countTypes.join(", ")}.` };
  const archive = countType === "sinceImageTransitioned";
  const wanted = {
    countType,
    countUnit: countType === "imageCountMoreThan" ? undefined : "days",
    storageClass: archive ? "archive" : members.storageClass === "standard" ? "standard" : undefined,
  };
  const steps = stepsTowards(at, members, wanted);
  const words = [
    countType === "imageCountMoreThan"
      ? "imageCountMoreThan has no countUnit"
      : `${countType} needs "countUnit": "days"`,
    archive ? 'and "storageClass": "archive"' : '"storageClass": "archive" goes with sinceImageTransitioned alone',
  ];
  return { fix: `Mend the selection: ${words.join(archive ? " " : ", and ")}.`, ...steps };
}

function repairAction(at: string, members: Members): Repair {
  const type = wordLike(["expire", "transition"] as const, members.type);
  if (type === undefined) return { fix: 'Write "type": "expire" or "type": "transition".' };
  const steps = stepsTowards(at, members, { type, targetStorageClass: type === "expire" ? undefined : "archive" });
  const fix =
    type === "expire"
      ? "Leave targetStorageClass out: expire has none, only transition does."
      : 'Add "targetStorageClass": "archive": it is the only one there is.';
  return { fix, ...steps };
}

/** The word that a value is but for upper and lower case. */
function wordLike<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word.toLowerCase() === String(value).toLowerCase());
}

// Taking away a value that says something, or replacing it by another, may not be what is meant: then nothing is changed.
function stepsTowards(
  at: string,
  members: Members,
  wanted: Readonly<Record<string, string | undefined>>,
): { readonly edit?: readonly JsonEdit[] } {
  const steps: JsonEdit[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const given = Object.hasOwn(members, name) ? members[name] : undefined;
    if (given === value) continue;
    const place = `${at}/${name}`;
    if (value === undefined && given === null) steps.push({ kind: "remove", at: place });
    else if (value !== undefined && isOpen(given, value)) steps.push({ kind: "set", at: place, value });
    else return {};
  }
  return { edit: steps };
}

function isOpen(given: unknown, value: string): boolean {
  return given === undefined || given === null || String(given).toLowerCase() === value.toLowerCase();
}
