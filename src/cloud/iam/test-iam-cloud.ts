import { XMLParser } from "fast-xml-parser";
import type { IamOperations } from "../aws/models/iam.generated.ts";
import { type AwsTestCloud, type AwsTestCloudOptions, startAwsTestCloud } from "../aws/test-aws-cloud.ts";
import { type SigningOptions, send, signFormCall } from "../aws/test-signed-request.ts";

/** An answer's result as XML has it: every value a text, lists as arrays, an empty list or structure as "". */
export type IamResult = Readonly<Record<string, unknown>>;

/** An IAM for tests: the real API over HTTP on a store in a temporary folder. */
export type IamTestCloud = {
  readonly cloud: AwsTestCloud;
  /** Calls an operation as root of account 123456789012; fails where it is refused. */
  ask<Name extends keyof IamOperations>(
    operation: Name,
    input?: IamOperations[Name]["input"],
    options?: SigningOptions,
  ): Promise<IamResult>;
  /** Status, code and sentence of what a call is refused with. */
  refusal(operation: keyof IamOperations, input?: object, options?: SigningOptions): Promise<string>;
  close(): Promise<void>;
};

/** A policy as tests give it. */
export function policyText(action = "ecr:GetAuthorizationToken"): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
}

/** A trust policy that lets AWS principals assume a role. */
export function trustText(...principals: readonly string[]): string {
  const statement = { Effect: "Allow", Principal: { AWS: principals }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** Starts one. */
export async function startIamTestCloud(options: AwsTestCloudOptions = {}): Promise<IamTestCloud> {
  const cloud = await startAwsTestCloud(options);
  const call = async (operation: string, input: object | undefined, signing: SigningOptions) => {
    const form = new URLSearchParams([
      ["Action", operation],
      ["Version", "2010-05-08"],
      ...Object.entries(input ?? {}).flatMap(([name, value]) => flatten(name, value)),
    ]);
    return send(cloud, await signFormCall(cloud, form.toString(), { service: "iam", ...signing }));
  };
  return {
    cloud,
    async ask(operation, input, signing = {}) {
      const { status, body } = await call(operation, input, signing);
      if (status !== 200) throw new Error(`${operation} was refused: ${body}`);
      const answer = parse(body)[`${operation}Response`] as IamResult;
      return (answer[`${operation}Result`] ?? {}) as IamResult;
    },
    async refusal(operation, input, signing = {}) {
      const { status, body } = await call(operation, input, signing);
      const { Error: error } = (parse(body).ErrorResponse ?? {}) as { readonly Error?: IamResult };
      return error === undefined ? "not refused" : `${status} ${error.Code}: ${error.Message}`;
    },
    close: () => cloud.close(),
  };
}

/** A value in the form of the query protocol: `Tags.member.1.Key=a`. */
function flatten(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((element, index) => flatten(`${name}.member.${index + 1}`, element));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([member, inner]) => flatten(`${name}.${member}`, inner));
  }
  return [[name, String(value)]];
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "member" });

function parse(xml: string): IamResult {
  return fold(parser.parse(xml)) as IamResult;
}

function fold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fold);
  if (typeof value !== "object" || value === null) return value;
  const members = value as IamResult;
  if (Array.isArray(members.member)) return fold(members.member);
  return Object.fromEntries(Object.entries(members).map(([name, inner]) => [name, fold(inner)]));
}
