/** What is signed or checked: `key` as `--key` takes it, `image` by digest, `annotation` as `NAME=VALUE`. */
export type Check = { readonly key: string; readonly image: string; readonly annotation: string };

type CommandLine = readonly [program: string, ...args: string[]];

/** A program that signs, or checks, in one of the two formats. */
export type Signer = { readonly name: string; readonly command: (check: Check) => CommandLine };

const sign = ({ key, image, annotation }: Check) => ["sign", "--key", key, "-a", annotation, image];
const verify = ({ key, image, annotation }: Check) => ["verify", "--key", key, "-a", annotation, "-o", "json", image];

/** Everything else that the programs need stands in the environment that `inkan env` prints. */
export const signers: readonly Signer[] = [
  { name: "Inkan v2", command: (check) => ["inkan", ...sign(check), "--format", "v2"] },
  { name: "Inkan v3", command: (check) => ["inkan", ...sign(check), "--format", "v3"] },
  { name: "cosign 2", command: (check) => ["cosign2", ...sign(check)] },
  { name: "cosign 3", command: (check) => ["cosign3", ...sign(check)] },
];

export const checkers: readonly Signer[] = [
  { name: "Inkan", command: (check) => ["inkan", ...verify(check)] },
  { name: "cosign 2", command: (check) => ["cosign2", ...verify(check)] },
  { name: "cosign 3", command: (check) => ["cosign3", ...verify(check)] },
];

/** The kinds of KMS key that sign images; the first two are what most people have. */
export const keySpecs = [
  { spec: "RSA_2048" },
  { spec: "ECC_NIST_P256" },
  { spec: "ECC_NIST_P384" },
  { spec: "ECC_NIST_P521" },
] as const;

export type Cell = {
  readonly signer: Signer;
  readonly checker: Signer;
  readonly spec: (typeof keySpecs)[number]["spec"];
  readonly by: "KMS key" | "exported key";
};

/** What a program cannot do as the command stands, in some cells of the table. It really is so, or the test fails. */
export type Hole = {
  readonly holds: (cell: Cell) => boolean;
  /** cosign's own reason. */
  readonly because: string;
} & (
  | {
      /** It refuses what is valid. */
      readonly kind: "refused";
      readonly says: RegExp;
      /** Flags with which the same command succeeds. */
      readonly way: (cell: Cell) => readonly string[];
    }
  /** It neither checks nor prints annotations. */
  | { readonly kind: "annotations-ignored" }
);

const hashOfSpec: Readonly<Partial<Record<Cell["spec"], string>>> = {
  ECC_NIST_P384: "sha384",
  ECC_NIST_P521: "sha512",
};

export const holes: readonly Hole[] = [
  {
    kind: "refused",
    holds: ({ checker, spec, by }) =>
      checker.name !== "Inkan" && by === "exported key" && hashOfSpec[spec] !== undefined,
    because:
      "cosign takes SHA-256 for every exported key unless told otherwise (sigstore/cosign issues 946 and 5092), while KMS " +
      "signs with the hash of the curve",
    says: /invalid signature when validating ASN.1 encoded signature|accepted signatures do not match threshold/,
    way: ({ spec }) => ["--signature-digest-algorithm", hashOfSpec[spec] ?? ""],
  },
  {
    kind: "annotations-ignored",
    holds: ({ signer, checker }) => checker.name === "cosign 2" && ["Inkan v3", "cosign 3"].includes(signer.name),
    because: "cosign reads annotations of a bundle from 3.0.3 on (its changelog); 2.6 verifies the bundle without them",
  },
];
