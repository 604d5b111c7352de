/** The JSON of a policy whose schema has been checked: members as ECR names them. */
export type PolicyJson = { readonly rules: readonly RuleJson[] };

/** The JSON of one rule, its members in the order in which ECR echoes them. */
export type RuleJson = {
  readonly rulePriority: number;
  readonly description?: string;
  readonly selection: SelectionJson;
  readonly action: { readonly type: "expire" | "transition"; readonly targetStorageClass?: "archive" };
};

/** The JSON of a rule's selection, its members in the order in which ECR echoes them. */
export type SelectionJson = {
  readonly tagStatus: "any" | "tagged" | "untagged";
  readonly tagPatternList?: readonly string[];
  readonly tagPrefixList?: readonly string[];
  readonly storageClass?: "standard" | "archive";
  readonly countType: "imageCountMoreThan" | "sinceImagePushed" | "sinceImagePulled" | "sinceImageTransitioned";
  readonly countUnit?: "days";
  readonly countNumber: number;
};
