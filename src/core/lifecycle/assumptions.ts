/**
 * What AWS's documentation does not say about lifecycle policies and an evaluator has to decide: each question with its
 * answers, the first of which is the default. `docs/lifecycle-assumptions.md` gives the evidence for each.
 */
export const assumptionTable = {
  referrers: {
    question: "Do images that refer to another one (signatures, attestations) take part in rules and counts?",
    choices: {
      follow: "no: they go with their subject, whatever a rule says",
      ordinary: "yes: like any other image, without regard to their subject",
    },
  },
  "missing-subject": {
    question: "What becomes of an image whose subject is not in the repository?",
    choices: {
      expire: "it is expired",
      keep: "it stays",
      ordinary: "it is an image like any other",
    },
  },
  "index-children": {
    question: "Do the images inside an index take part in rules and counts?",
    choices: {
      counted: "yes, and ECR then refuses to act on them while the index stays",
      ignored: "no: rules neither match nor count them",
    },
  },
  "leaving-index": {
    question: "An index and an image inside it are due together: when does the image go?",
    choices: {
      "next-evaluation": "ECR acts oldest first and so refuses it now; it goes once the index is gone",
      together: "together with the index",
    },
  },
  "age-boundary": {
    question: "Is an image of exactly N days older than N days?",
    choices: { kept: "no", picked: "yes" },
  },
  "day-length": {
    question: "What is a day?",
    choices: {
      "24-hours": "24 hours, from the image's time to the moment of the evaluation",
      "utc-date": "a change of date in UTC",
    },
  },
  "equal-times": {
    question: "Which of two images pushed in the same moment is the older one?",
    choices: {
      "smaller-digest": "the one whose digest comes first in the alphabet",
      "larger-digest": "the one whose digest comes last",
    },
  },
  "tag-case": {
    question: "Do tag prefixes and patterns heed upper and lower case?",
    choices: { heeded: "yes", ignored: "no" },
  },
  activating: {
    question: "Do rules see an image that is being restored from the archive?",
    choices: {
      unseen: "no: it belongs to neither storage class",
      standard: "yes, as an image of the standard class",
    },
  },
  "class-shield": {
    question: "Does a rule of one storage class shield images of the other from later rules?",
    choices: {
      apart: "no: a rule matches images of its own class only",
      across: "yes: an image whose tags it matches is shielded, whatever its class",
    },
  },
} as const;

/** The name of an assumption, as `--assume NAME=CHOICE` takes it. */
export type AssumptionName = keyof typeof assumptionTable;

/** An answer to each question. */
export type Assumptions = {
  readonly [Name in AssumptionName]: keyof (typeof assumptionTable)[Name]["choices"];
};

/** All names, in the table's order. */
export const assumptionNames = Object.keys(assumptionTable) as readonly AssumptionName[];

/** The first answer to each question: what Inkan takes ECR to do. */
export const defaultAssumptions = Object.fromEntries(
  assumptionNames.map((name) => [name, Object.keys(assumptionTable[name].choices)[0]]),
) as Assumptions;

/** Whether `choice` is one of the answers to question `name`. */
export function isChoice<Name extends AssumptionName>(name: Name, choice: string): choice is Assumptions[Name] {
  return Object.hasOwn(assumptionTable[name].choices, choice);
}
