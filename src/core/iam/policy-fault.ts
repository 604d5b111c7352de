/** What a policy is attached to; each kind has elements that it must and must not have. */
export type PolicyKind =
  /** Of a user or role, a permissions boundary, a session policy: no principal. */
  | "identity"
  /** Who may assume a role: principals, no resource. */
  | "trust"
  /** Of a repository: principals; the resource may be left out. */
  | "resource"
  /** Of a KMS key: principals; a statement without actions or resource is accepted and has no effect. */
  | "key";

/** What is wrong with a policy's text. */
export type PolicyFault =
  | { readonly kind: "not-json" }
  /** An element that does not exist, has the wrong type or a value that nothing has; `at` is a JSON pointer. */
  | { readonly kind: "syntax"; readonly at: string }
  | { readonly kind: "version" }
  | { readonly kind: "missing"; readonly element: "Effect" | "Action" | "Resource" | "Principal" }
  | { readonly kind: "prohibited"; readonly element: "Resource" | "Principal" }
  | { readonly kind: "repeated-sid"; readonly sid: string }
  | { readonly kind: "no-vendor"; readonly action: string }
  | { readonly kind: "no-arn"; readonly resource: string }
  | { readonly kind: "foreign-action"; readonly action: string }
  | { readonly kind: "invalid-principal"; readonly type: string; readonly principal: string };

/** The sentence with which IAM refuses an identity or trust policy (`MalformedPolicyDocument`). */
export function policyFaultSentence(fault: PolicyFault, kind: "identity" | "trust"): string {
  switch (fault.kind) {
    case "not-json":
      return kind === "trust" ? "This policy contains invalid Json" : "Syntax errors in policy.";
    case "syntax":
      return "Syntax errors in policy.";
    case "version":
      return kind === "trust"
        ? "The policy must contain a valid version string"
        : "Policy document must be version 2012-10-17 or greater.";
    case "missing":
      return missingSentence(fault.element, kind);
    case "prohibited":
      return fault.element === "Principal"
        ? "Policy document should not specify a principal."
        : `Has prohibited field ${fault.element}`;
    case "repeated-sid":
      return "Statement IDs (SID) in a single policy must be unique.";
    case "no-vendor":
      return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    case "no-arn":
      return `Resource ${fault.resource} must be in ARN format or "*".`;
    case "foreign-action":
      return "AssumeRole policy may only specify STS AssumeRole actions.";
    case "invalid-principal":
      return `Invalid principal in policy: "${fault.type}":"${fault.principal}"`;
  }
}

function missingSentence(element: "Effect" | "Action" | "Resource" | "Principal", kind: "identity" | "trust"): string {
  if (kind === "trust") return `Missing required field ${element}`;
  if (element === "Action") return "Policy statement must contain actions.";
  return element === "Resource" ? "Policy statement must contain resources." : "Syntax errors in policy.";
}
