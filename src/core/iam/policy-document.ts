import type { Pattern } from "./pattern.ts";

/**
 * An IAM policy (IAM User Guide, "IAM JSON policy elements reference"), of an identity, a resource, a KMS key or a role's
 * trust. What it says has been read once; only what AWS accepts for its kind can be in it.
 */
export type PolicyDocument = {
  readonly version: PolicyVersion;
  readonly id?: string;
  readonly statements: readonly Statement[];
};

/** The language of a policy; without the newer one `${…}` is no variable. */
export type PolicyVersion = "2012-10-17" | "2008-10-17";

/** One statement: it speaks of a request when all of its parts match. */
export type Statement = {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** Absent in identity policies, which speak of whoever they are attached to. */
  readonly principals?: Choice<PrincipalNames>;
  /** Absent in a key policy's statement without actions, which has no effect. */
  readonly actions?: Choice<readonly Pattern[]>;
  /** Absent where a resource policy need not say it; in a key policy the statement then has no effect. */
  readonly resources?: Choice<readonly Pattern[]>;
  readonly conditions: readonly Condition[];
};

/** What an element names, or with `not` everything else (`NotAction`, `NotResource`, `NotPrincipal`). */
export type Choice<Named> = { readonly not: boolean; readonly named: Named };

/** Who a statement of a resource policy is about. */
export type PrincipalNames = {
  readonly everyone: boolean;
  /** ARNs, unique ids; an account stands as its root ARN. */
  readonly aws: readonly string[];
  readonly federated: readonly string[];
  readonly services: readonly string[];
};

/** One operator with one key and the values it is compared with (IAM User Guide, "Condition operators"). */
export type Condition = {
  readonly operator: ConditionOperator;
  /** In lower case: condition keys have none. */
  readonly key: string;
  readonly values: readonly string[];
};

/** An operator without what stands around its name. */
export type ConditionOperator = {
  readonly name: string;
  readonly ifExists: boolean;
  readonly quantifier?: "ForAllValues" | "ForAnyValue";
};
