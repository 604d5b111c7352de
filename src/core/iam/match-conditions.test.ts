import { expect, test } from "vitest";
import { holds } from "./match-conditions.ts";
import { readConditions } from "./read-conditions.ts";
import type { AccessRequest } from "./request.ts";

const circumstances: Readonly<Record<string, readonly string[]>> = {
  "aws:username": ["Ann"],
  "aws:sourceip": ["203.0.113.7"],
  "aws:currenttime": ["2026-11-25T07:00:00Z"],
  "aws:principalarn": ["arn:aws:iam::123456789012:role/ci/deploy"],
  "aws:tagkeys": ["team", "stage"],
  "kms:window": ["7"],
  "aws:securetransport": ["true"],
};
const request: AccessRequest = {
  principal: { kind: "root", account: "123456789012" as never, arn: "arn:aws:iam::123456789012:root" },
  action: "ecr:PutImage",
  resource: "*",
  context: (key) => circumstances[key],
};

function answers(condition: object, version: "2012-10-17" | "2008-10-17" = "2012-10-17"): boolean {
  return readConditions({ value: condition, at: "" }).every((one) => holds(one, request, version));
}

test.each<[object, boolean]>([
  [{ StringEquals: { "aws:username": "Ann" } }, true],
  [{ StringEquals: { "AWS:UserName": ["Bob", "Ann"] } }, true],
  [{ StringEquals: { "aws:username": "ann" } }, false],
  [{ StringEquals: { "aws:username": "A*" } }, false],
  [{ StringEqualsIgnoreCase: { "aws:username": "ann" } }, true],
  [{ StringNotEquals: { "aws:username": ["Bob", "Ann"] } }, false],
  [{ StringNotEquals: { "aws:username": ["Bob", "Cem"] } }, true],
  [{ StringLike: { "aws:username": "A?n*" } }, true],
  [{ StringNotLike: { "aws:username": "A*" } }, false],
  [{ StringLike: { "aws:principalarn": "*:role/ci/${aws:username, 'deploy'}" } }, false],
  [{ StringEquals: { "aws:username": "${aws:username}" } }, true],
  [{ NumericLessThanEquals: { "kms:window": 7 } }, true],
  [{ NumericGreaterThan: { "kms:window": "7" } }, false],
  [{ NumericEquals: { "kms:window": "seven" } }, false],
  [{ DateGreaterThan: { "aws:currenttime": "2026-11-25T06:59:59Z" } }, true],
  [{ DateLessThan: { "aws:currenttime": "1" } }, false],
  [{ Bool: { "aws:securetransport": true } }, true],
  [{ IpAddress: { "aws:sourceip": ["198.51.100.0/24", "203.0.113.0/29"] } }, true],
  [{ NotIpAddress: { "aws:sourceip": "203.0.113.7" } }, false],
  [{ IpAddress: { "aws:sourceip": "2001:db8::/32" } }, false],
  [{ ArnLike: { "aws:principalarn": "arn:aws:iam::*:role/*" } }, true],
  [{ ArnLike: { "aws:principalarn": "arn:aws:iam:*:role/ci/deploy" } }, false],
  [{ ArnNotEquals: { "aws:principalarn": "arn:aws:iam::123456789012:role/other" } }, true],
  [{ Null: { "aws:username": "false", "aws:mfa": "true" } }, true],
  [{ Null: { "aws:username": "true" } }, false],
])("%j: %s", (condition, expected) => {
  expect(answers(condition)).toBe(expected);
});

test("without the key a positive operator fails, a negated one holds, and IfExists lets it pass", () => {
  expect(answers({ StringEquals: { "aws:absent": "x" } })).toBe(false);
  expect(answers({ StringNotEquals: { "aws:absent": "x" } })).toBe(true);
  expect(answers({ StringEqualsIfExists: { "aws:absent": "x" } })).toBe(true);
});

test("quantifiers ask for every value or for one, and differ where there is none", () => {
  expect(answers({ "ForAllValues:StringEquals": { "aws:tagkeys": ["team", "stage", "more"] } })).toBe(true);
  expect(answers({ "ForAllValues:StringEquals": { "aws:tagkeys": ["team"] } })).toBe(false);
  expect(answers({ "ForAnyValue:StringEquals": { "aws:tagkeys": ["team"] } })).toBe(true);
  expect(answers({ "ForAllValues:StringEquals": { "aws:absent": "x" } })).toBe(true);
  expect(answers({ "ForAnyValue:StringEquals": { "aws:absent": "x" } })).toBe(false);
});

test("every operator and every key must hold", () => {
  expect(answers({ StringEquals: { "aws:username": "Ann" }, Bool: { "aws:securetransport": "false" } })).toBe(false);
  expect(answers({ StringEquals: { "aws:username": "Ann", "kms:window": "8" } })).toBe(false);
});

test("in the old language a value's ${…} is text", () => {
  expect(answers({ StringEquals: { "aws:username": "${aws:username}" } }, "2008-10-17")).toBe(false);
});
