/** A policy that AWS provides, in the version that is in force there (AWS Managed Policy Reference Guide). */
type AwsPolicy = {
  readonly name: string;
  /** Empty where AWS's id is not known. */
  readonly id: string;
  readonly description?: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly statements: readonly object[];
};

const readActions = [
  "ecr:GetAuthorizationToken",
  "ecr:BatchCheckLayerAvailability",
  "ecr:GetDownloadUrlForLayer",
  "ecr:GetRepositoryPolicy",
  "ecr:DescribeRepositories",
  "ecr:ListImages",
  "ecr:DescribeImages",
  "ecr:BatchGetImage",
  "ecr:GetLifecyclePolicy",
  "ecr:GetLifecyclePolicyPreview",
  "ecr:ListTagsForResource",
  "ecr:DescribeImageScanFindings",
];

const awsPolicies: readonly AwsPolicy[] = [
  {
    name: "AdministratorAccess",
    id: "ANPAIWMBCKSKIEE64ZLYK",
    description: "Provides full access to AWS services and resources.",
    version: 1,
    createdAt: "2015-02-06T18:39:46Z",
    updatedAt: "2015-02-06T18:39:46Z",
    statements: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  },
  {
    name: "AmazonEC2ContainerRegistryFullAccess",
    id: "ANPAIESRL7KD7IIVF6V4W",
    description: "Provides administrative access to Amazon ECR resources",
    version: 3,
    createdAt: "2015-12-21T17:06:48Z",
    updatedAt: "2020-12-05T00:04:19Z",
    statements: [
      { Effect: "Allow", Action: ["ecr:*", "cloudtrail:LookupEvents"], Resource: "*" },
      {
        Effect: "Allow",
        Action: ["iam:CreateServiceLinkedRole"],
        Resource: "*",
        Condition: { StringEquals: { "iam:AWSServiceName": ["replication.ecr.amazonaws.com"] } },
      },
    ],
  },
  {
    name: "AmazonEC2ContainerRegistryPowerUser",
    id: "ANPAJDNE5PIHROIBGGDDW",
    description:
      "Provides full access to Amazon EC2 Container Registry repositories, but does not allow repository deletion or policy changes.",
    version: 3,
    createdAt: "2015-12-21T17:05:33Z",
    updatedAt: "2019-12-10T20:48:08Z",
    statements: [
      {
        Effect: "Allow",
        Action: [
          ...readActions,
          "ecr:InitiateLayerUpload",
          "ecr:UploadLayerPart",
          "ecr:CompleteLayerUpload",
          "ecr:PutImage",
        ],
        Resource: "*",
      },
    ],
  },
  {
    name: "AmazonEC2ContainerRegistryPullOnly",
    id: "",
    version: 1,
    createdAt: "2024-10-04T16:58:49Z",
    updatedAt: "2024-10-04T16:58:49Z",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "ecr:GetAuthorizationToken",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchImportUpstreamImage",
        ],
        Resource: "*",
      },
    ],
  },
  {
    name: "AmazonEC2ContainerRegistryReadOnly",
    id: "ANPAIFYZPA37OOHVIH7KQ",
    description: "Provides read-only access to Amazon EC2 Container Registry repositories.",
    version: 3,
    createdAt: "2015-12-21T17:04:15Z",
    updatedAt: "2019-12-10T20:56:32Z",
    statements: [{ Effect: "Allow", Action: readActions, Resource: "*" }],
  },
  {
    name: "AWSKeyManagementServicePowerUser",
    id: "ANPAJNPP7PPPPMJRV2SA4",
    description: "Provides access to AWS Key Management Service (KMS).",
    version: 2,
    createdAt: "2015-02-06T18:40:40Z",
    updatedAt: "2017-03-07T00:55:11Z",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "kms:CreateAlias",
          "kms:CreateKey",
          "kms:DeleteAlias",
          "kms:Describe*",
          "kms:GenerateRandom",
          "kms:Get*",
          "kms:List*",
          "kms:TagResource",
          "kms:UntagResource",
          "iam:ListGroups",
          "iam:ListRoles",
          "iam:ListUsers",
        ],
        Resource: "*",
      },
    ],
  },
];

/** Those of AWS's own policies that people attach where images and keys are the matter; their owner is `aws`. */
export const awsPoliciesSeed = awsPolicies.map(writeInserts).join("\n");

function writeInserts(policy: AwsPolicy): string {
  const arn = `arn:aws:iam::aws:policy/${policy.name}`;
  const createdAt = Date.parse(policy.createdAt);
  const updatedAt = Date.parse(policy.updatedAt);
  const document = JSON.stringify({ Version: "2012-10-17", Statement: policy.statements }, undefined, 2);
  const values = [
    ...[arn, "aws", policy.name, policy.id, "/", policy.description ?? null],
    ...[policy.version, policy.version, createdAt, updatedAt, "[]"],
  ];
  return `INSERT INTO iam_policies
  (arn, account, name, policy_id, path, description, default_version, newest_version, created_at, updated_at, tags)
  VALUES (${values.map(literal).join(", ")});
INSERT INTO iam_policy_versions (arn, version, document, created_at)
  VALUES (${[arn, policy.version, document, updatedAt].map(literal).join(", ")});`;
}

function literal(value: string | number | null): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
