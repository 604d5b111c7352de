import { expect, test } from "vitest";
import { digestOf, image, keepNewest, keepNewestOfAll, now, policyOf } from "../explain/test-repository.ts";
import { parsePolicyText } from "../parse-policy-text.ts";
import { changeToJson, formatChange } from "./change-report.ts";
import { comparePolicies, noPolicy } from "./policy-change.ts";

const images = [
  image("a", 30, { tags: ["v1"] }),
  image("b", 30, { subject: digestOf("a") }),
  image("c", 20, { tags: ["v2"] }),
  image("d", 10, { tags: ["v3"] }),
  image("e", 5),
];
const given = { images, from: "app", now, assumptions: {} };
const policy = (...selections: readonly object[]) => parsePolicyText(policyOf(...selections), "policy.json");
const changesOf = (...args: Parameters<typeof comparePolicies>) =>
  comparePolicies(...args).changes.map(
    ({ before, after }) => `${after.image.digest.at(-1)} ${before.fate.kind} ${after.fate.kind}`,
  );

test("names what is kept by one policy and goes by the other, followers included, newest first", () => {
  const keepOne = policy(keepNewest("v*", 1));
  expect(changesOf(given, policy(keepNewest("v*", 2)), keepOne)).toEqual(["c keep expire"]);
  expect(changesOf(given, noPolicy("app"), keepOne)).toEqual(["c keep expire", "b keep expire", "a keep expire"]);
  expect(changesOf(given, keepOne, policy(keepNewestOfAll(2)))).toEqual([]);
  expect(changesOf(given, keepOne, noPolicy("app"))).toEqual(["c expire keep", "b expire keep", "a expire keep"]);
});

test("an assumption counts where the difference rests on it, not where both results shift alike", () => {
  const restsOn = (...args: Parameters<typeof comparePolicies>) => comparePolicies(...args).restsOn;
  const [keepThree, keepFour] = [policy(keepNewestOfAll(3)), policy(keepNewestOfAll(4))];
  // Were the referrer an image like any other, there would be five of them.
  const referrers = { name: "referrers", chosen: "follow", instead: "ordinary", images: [digestOf("a")] };
  expect(restsOn(given, noPolicy("app"), keepFour)).toEqual([referrers]);
  expect(restsOn(given, noPolicy("app"), keepThree)).toEqual([]);
  expect(restsOn(given, keepFour, keepFour)).toEqual([]);
});

test("is told to people and machines", () => {
  const change = comparePolicies(given, policy(keepNewest("v*", 3)), policy(keepNewest("v*", 2)));
  expect(formatChange(change, { color: false })).toBe(
    [
      "IMAGE             DIGEST                   AGE    SIZE  BEFORE                                                               AFTER",
      "a referrer of v1  sha256:bbbbbbbbbbbb  30 days  1.0 MB  kept: it belongs to v1, which stays                                  expired with v1, to which it belongs (rule 1)",
      "v1                sha256:aaaaaaaaaaaa  30 days  1.0 MB  kept: rule 1: number 3 of 3 from the newest, within the 3 that stay  expired by rule 1: number 3 of 3 from the newest, beyond the 2 that stay",
      "2 of 5 images fare otherwise: 2 kept before are expired",
      "",
      "ASSUMED           WITH INSTEAD        WOULD FARE OTHERWISE",
      "referrers=follow  referrers=ordinary  1 image: a referrer of v1",
      "AWS's documentation leaves this open; docs/lifecycle-assumptions.md has the evidence, --assume NAME=CHOICE chooses.",
      "",
    ].join("\n"),
  );
  expect(changeToJson(change)).toMatchObject({
    before: { policy: "policy.json", totals: { keep: { images: 5 } } },
    after: { totals: { keep: { images: 3 }, expire: { images: 2, bytes: 2_000_000 } } },
    changes: [
      { digest: digestOf("b"), before: { fate: "keep" }, after: { fate: "expire", rule: 1 } },
      { digest: digestOf("a"), tags: ["v1"] },
    ],
  });
  const same = comparePolicies(given, policy(keepNewest("v*", 3)), policy(keepNewest("v*", 5)));
  expect(formatChange(same, { color: false })).toBe("none of 5 images fares otherwise\n");
});
