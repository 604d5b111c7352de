import type { LifecyclePolicy, LifecycleRule, TagSelection } from "./policy.ts";
import type { PolicyJson, RuleJson, SelectionJson } from "./policy-json.ts";

/**
 * Writes a policy the way `PutLifecyclePolicy`, `GetLifecyclePolicy` and `DeleteLifecyclePolicy` answer it: compact
 * JSON, rules by priority, members in the order of AWS's samples (Amazon ECR API, "PutLifecyclePolicy"). Nothing is
 * added that was not written: terraform compares the members.
 */
export function formatLifecyclePolicy(policy: LifecyclePolicy): string {
  const json: PolicyJson = { rules: policy.rules.map(writeRule) };
  return JSON.stringify(json);
}

function writeRule(rule: LifecycleRule): RuleJson {
  const { kind } = rule.action;
  return {
    rulePriority: rule.priority,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    selection: {
      ...writeTags(rule.tags),
      ...(rule.storageClass === undefined ? {} : { storageClass: rule.storageClass }),
      ...writePick(rule.pick),
    },
    action: kind === "transition" ? { type: kind, targetStorageClass: "archive" } : { type: kind },
  };
}

function writeTags(tags: TagSelection): Pick<SelectionJson, "tagStatus" | "tagPatternList" | "tagPrefixList"> {
  switch (tags.kind) {
    case "patterns":
      return { tagStatus: "tagged", tagPatternList: tags.patterns };
    case "prefixes":
      return { tagStatus: "tagged", tagPrefixList: tags.prefixes };
    default:
      return { tagStatus: tags.kind };
  }
}

function writePick(pick: LifecycleRule["pick"]): Pick<SelectionJson, "countType" | "countUnit" | "countNumber"> {
  return pick.kind === "imageCountMoreThan"
    ? { countType: pick.kind, countNumber: pick.count }
    : { countType: pick.kind, countUnit: "days", countNumber: pick.days };
}
