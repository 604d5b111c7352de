import { beforeAll, describe, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { describeOutcome, type Outcome } from "../run-program.ts";
import { type Cell, type Check, checkers, holes, keySpecs, type Signer, signers } from "./cosign-table.ts";
import { logIn, pushSample } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

describeWith(["cosign2", "cosign3", "crane", "aws", "openssl"], "signatures of Inkan, cosign 2 and cosign 3", () => {
  const here = useCloud();
  const annotation = "builder=interop";

  beforeAll(() => logIn(here.shell, here.cloud.registry));

  /** A fresh image for each signer and key, as a digest reference; what is signed twice would prove less. */
  async function freshImage(text: string): Promise<string> {
    const image = await pushSample(here.shell, `${here.cloud.registry}/sample-app-1:${text}`, text);
    return `${here.cloud.registry}/sample-app-1@${image.manifest.digest}`;
  }

  async function createKey(spec: string, name: string): Promise<{ readonly arn: string; readonly pem: string }> {
    const pem = `${spec}-${name}.pem`;
    const arn = await here.shell.bash(`
      key=$(aws kms create-key --key-spec ${spec} --key-usage SIGN_VERIFY --query KeyMetadata.Arn --output text)
      aws kms get-public-key --key-id $key --query PublicKey --output text | base64 -d > public.der
      openssl pkey -pubin -inform DER -in public.der -out ${pem}
      echo $key`);
    return { arn, pem };
  }

  const run = (command: readonly [string, ...string[]]) => here.shell.run(command[0], command.slice(1));
  const expectSuccess = (command: readonly string[], outcome: Outcome) =>
    expect(outcome.code, describeOutcome(command, outcome)).toBe(0);

  describe.each(keySpecs)("a key of $spec", ({ spec }) => {
    let key: { readonly arn: string; readonly pem: string };
    let otherKey: { readonly arn: string; readonly pem: string };

    beforeAll(async () => {
      [key, otherKey] = [await createKey(spec, "own"), await createKey(spec, "other")];
    });

    describe.each(signers)("signed by $name", (signer: Signer) => {
      let image: string;

      beforeAll(async () => {
        image = await freshImage(`${spec}-${signer.name.replaceAll(" ", "-")}`.toLowerCase());
        const command = signer.command({ key: `awskms:///${key.arn}`, image, annotation });
        expectSuccess(command, await run(command));
      });

      describe.each(checkers)("is checked by $name", (checker) => {
        it.each(["KMS key", "exported key"] as const)("with the %s", async (by) => {
          const keyOf = (one: typeof key) => (by === "KMS key" ? `awskms:///${one.arn}` : one.pem);
          const check: Check = { key: keyOf(key), image, annotation };
          const cell: Cell = { signer, checker, spec, by };
          const found = holes.filter(({ holds }) => holds(cell));
          let command = checker.command(check);
          let outcome = await run(command);
          for (const hole of found) {
            if (hole.kind !== "refused") continue;
            expect(outcome.code, `a hole that is none any more: ${hole.because}`).not.toBe(0);
            expect(outcome.stderr).toMatch(hole.says);
            command = [...command, ...hole.way(cell)];
            outcome = await run(command);
          }
          expectSuccess(command, outcome);
          const ignored = found.some(({ kind }) => kind === "annotations-ignored");
          expect(JSON.parse(outcome.stdout)).toMatchObject([
            {
              critical: { image: { "docker-manifest-digest": image.slice(image.indexOf("@") + 1) } },
              optional: ignored ? null : { builder: "interop" },
            },
          ]);
          const otherAnnotation = await run(checker.command({ ...check, annotation: "builder=someone-else" }));
          if (ignored && found.length === 1) expectSuccess(["annotations are ignored"], otherAnnotation);
          else expect(otherAnnotation.code, "another annotation must not do").not.toBe(0);
          const wrongKey = await run(checker.command({ ...check, key: keyOf(otherKey) }));
          expect(wrongKey.code, "another key of the same kind must not do").not.toBe(0);
        });
      });

      it("is printed by all who can with the same payload", async () => {
        const check = { key: `awskms:///${key.arn}`, image, annotation };
        const able = checkers.filter(
          (checker) => !holes.some((hole) => hole.holds({ signer, checker, spec, by: "KMS key" })),
        );
        const outcomes = await Promise.all(able.map((checker) => run(checker.command(check))));
        const [inkan, ...others] = outcomes.map(({ stdout }) => JSON.parse(stdout));
        for (const other of others) expect(inkan).toEqual(other);
      });
    });
  });
});
