import type { PolicyDocument } from "./policy-document.ts";

/** A policy with the name by which decisions mention it. */
export type NamedPolicy = {
  /** An inline policy's name, `default` of a key, a repository's name. */
  readonly name: string;
  /** Of a managed policy. */
  readonly arn?: string;
  readonly document: PolicyDocument;
};
