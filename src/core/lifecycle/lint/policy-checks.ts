import { checkCountedChildren } from "./checks/check-counted-children.ts";
import { checkCountedShielded } from "./checks/check-counted-shielded.ts";
import { checkCountedSignatures } from "./checks/check-counted-signatures.ts";
import { checkDeadRules } from "./checks/check-dead-rules.ts";
import { checkEndlessArchive } from "./checks/check-endless-archive.ts";
import { checkInUse } from "./checks/check-in-use.ts";
import { checkKeepOne } from "./checks/check-keep-one.ts";
import { checkKeepsEverything } from "./checks/check-keeps-everything.ts";
import { checkLateKeepRules } from "./checks/check-late-keep-rules.ts";
import { checkLeftChildren } from "./checks/check-left-children.ts";
import { checkMovingKeepTags } from "./checks/check-moving-keep-tags.ts";
import { checkMovingTags } from "./checks/check-moving-tags.ts";
import { checkPartedSignatures } from "./checks/check-parted-signatures.ts";
import { checkPullAge } from "./checks/check-pull-age.ts";
import { checkRecentPulls } from "./checks/check-recent-pulls.ts";
import { checkRuleOrder } from "./checks/check-rule-order.ts";
import { checkShadowedRules } from "./checks/check-shadowed-rules.ts";
import { checkSilencedPolicy } from "./checks/check-silenced-policy.ts";
import { checkTagEntries } from "./checks/check-tag-entries.ts";
import { checkTagLists } from "./checks/check-tag-lists.ts";
import { checkUnmatchedRules } from "./checks/check-unmatched-rules.ts";
import type { PolicyCheck } from "./linted-policy.ts";

/** Everything that is looked for in a policy that ECR accepts, in the order of the table of codes. */
export const policyChecks: readonly PolicyCheck[] = [
  checkInUse,
  checkRecentPulls,
  checkDeadRules,
  checkLateKeepRules,
  checkKeepsEverything,
  checkShadowedRules,
  checkTagLists,
  checkTagEntries,
  checkUnmatchedRules,
  checkSilencedPolicy,
  checkCountedSignatures,
  checkCountedChildren,
  checkLeftChildren,
  checkCountedShielded,
  checkPartedSignatures,
  checkMovingTags,
  checkMovingKeepTags,
  checkPullAge,
  checkKeepOne,
  checkEndlessArchive,
  checkRuleOrder,
];
