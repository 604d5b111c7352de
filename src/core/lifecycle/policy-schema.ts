import { policyLimits } from "./policy.ts";
import type { ObjectSchema } from "./schema-check.ts";

/**
 * The JSON schema that ECR checks a policy against before it looks at what the rules mean together, rebuilt from the
 * documented grammar (Amazon ECR User Guide, "Lifecycle policy template") and from refusals seen in the field. The
 * alternatives of `selection` are the four count types, those of `action` the two actions: ECR counts them in "matched
 * 0 out of 4" and "matched 0 out of 2".
 */
export const policySchema: ObjectSchema = {
  type: "object",
  required: ["rules"],
  properties: {
    rules: {
      type: "array",
      minItems: policyLimits.minRules,
      maxItems: policyLimits.maxRules,
      items: {
        type: "object",
        required: ["action", "rulePriority", "selection"],
        properties: {
          rulePriority: { type: "integer", minimum: 1, maximum: policyLimits.maxInteger },
          description: { type: "string" },
          selection: selectionSchema(),
          action: {
            type: "object",
            required: ["type"],
            properties: { type: { type: "string" }, targetStorageClass: { type: "string" } },
            oneOf: [
              { type: { is: "expire" }, targetStorageClass: "absent" },
              { type: { is: "transition" }, targetStorageClass: { is: "archive" } },
            ],
          },
        },
      },
    },
  },
};

function selectionSchema(): ObjectSchema {
  const tags = { type: "array", minItems: 1, items: { type: "string", minLength: 1 } } as const;
  return {
    type: "object",
    required: ["countNumber", "countType", "tagStatus"],
    properties: {
      tagStatus: { type: "string", enum: ["any", "tagged", "untagged"] },
      tagPatternList: tags,
      tagPrefixList: tags,
      storageClass: { type: "string" },
      countType: { type: "string" },
      countUnit: { type: "string", enum: ["days"] },
      countNumber: { type: "integer", minimum: 1, maximum: policyLimits.maxInteger },
    },
    oneOf: [
      { countType: { is: "imageCountMoreThan" }, countUnit: "absent", storageClass: { isOrAbsent: "standard" } },
      { countType: { is: "sinceImagePushed" }, countUnit: "present", storageClass: { isOrAbsent: "standard" } },
      { countType: { is: "sinceImagePulled" }, countUnit: "present", storageClass: { isOrAbsent: "standard" } },
      { countType: { is: "sinceImageTransitioned" }, countUnit: "present", storageClass: { is: "archive" } },
    ],
  };
}
