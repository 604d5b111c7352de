import { repositoryArn } from "../../core/aws/arn.ts";
import { wildcardTest } from "../../core/wildcard.ts";
import type {
  RegistryScanningConfiguration,
  RepositoryScanningConfiguration,
  ScanningRepositoryFilter,
} from "../aws/models/ecr.generated.ts";
import type { Repository } from "../images/image-types.ts";
import type { Registry } from "../images/registries.ts";

/** A registry's configuration of scanning. */
export function scanningConfiguration({ scanningRules }: Registry): RegistryScanningConfiguration {
  return { scanType: "BASIC", rules: scanningRules };
}

/**
 * What a registry's configuration comes to for a repository: a rule's frequency where one of its filters matches, and else
 * by hand alone; where the registry has no rules, what the repository says itself (Amazon ECR User Guide, "Filters to choose
 * which repositories are scanned").
 */
export function repositoryScanning(
  { scanningRules }: Registry,
  { scope, name, scanOnPush }: Repository,
): RepositoryScanningConfiguration {
  const onPush = scanningRules.filter(({ scanFrequency }) => scanFrequency === "SCAN_ON_PUSH");
  const applied = onPush.flatMap(({ repositoryFilters }) => repositoryFilters.filter((each) => matches(each, name)));
  const isOnPush = scanningRules.length === 0 ? scanOnPush : applied.length > 0;
  return {
    repositoryArn: repositoryArn(scope, name),
    repositoryName: name,
    scanOnPush: isOnPush,
    scanFrequency: isOnPush ? "SCAN_ON_PUSH" : "MANUAL",
    appliedScanFilters: applied,
  };
}

/** A filter without a star stands for every name that holds it. */
function matches({ filter }: ScanningRepositoryFilter, name: string): boolean {
  return filter.includes("*") ? wildcardTest(filter)(name) : name.includes(filter);
}
