/** An IAM policy as JSON, of the kinds that an image registry's resources have. */
export type PolicyJson = {
  readonly Version: "2012-10-17";
  readonly Statement: readonly StatementJson[];
};

type StatementJson = {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal?: { readonly AWS: string } | { readonly Federated: string };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** What a workflow does with the registry: push, read back what was pushed, and describe. In order of their names. */
const pushAndDescribe = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:DescribeRepositories",
  "ecr:GetDownloadUrlForLayer",
  "ecr:GetLifecyclePolicy",
  "ecr:InitiateLayerUpload",
  "ecr:ListImages",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
] as const;

/** What a workflow does with the key: sign, and verify what was signed. */
const signAndVerify = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"] as const;

/**
 * The key's policy. The account keeps it in hand by AWS's own first statement, lest nobody could administer the key (AWS KMS
 * Developer Guide, "Default key policy"); the role is named beside it, so that who may sign can be read off the key.
 */
export function keyPolicy({ rootArn, roleArn }: { readonly rootArn: string; readonly roleArn: string }): PolicyJson {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: rootArn },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "GitHubActionsSigns",
        Effect: "Allow",
        Principal: { AWS: roleArn },
        Action: signAndVerify,
        Resource: "*",
      },
    ],
  };
}

/** Who may assume the role: workflows that GitHub vouches for by a token for the audience and with such a subject. */
export function trustPolicy(trusted: {
  readonly providerArn: string;
  /** The provider's issuer without `https://`, by which IAM names what a token says. */
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
}): PolicyJson {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "GitHubActionsAssumes",
        Effect: "Allow",
        Principal: { Federated: trusted.providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${trusted.issuer}:aud`]: trusted.audience },
          StringLike: { [`${trusted.issuer}:sub`]: trusted.subject },
        },
      },
    ],
  };
}

/**
 * What the role may do.
 *
 * @param granted.keyArn absent where there is no key: then nothing is said of KMS
 */
export function rolePolicy(granted: {
  readonly repositoryArns: readonly string[];
  readonly keyArn: string | undefined;
}): PolicyJson {
  return {
    Version: "2012-10-17",
    Statement: [
      // A login is to the whole registry: ECR knows no resource for it.
      { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
      { Sid: "PushAndDescribe", Effect: "Allow", Action: pushAndDescribe, Resource: granted.repositoryArns },
      ...(granted.keyArn === undefined
        ? []
        : [{ Sid: "Sign", Effect: "Allow", Action: signAndVerify, Resource: granted.keyArn } as const]),
    ],
  };
}
