import { type AwsRegion, awsRegions } from "../../core/aws/aws-regions.ts";
import type { Region as RegionName } from "../../core/aws/scope.ts";
import { awsDomain } from "../../core/aws/service-hosts.ts";
import { ec2Operation } from "../aws/define-operation.ts";
import { echoedList } from "../aws/echoed.ts";
import type { Region } from "../aws/models/ec2.generated.ts";
import { dryRunOperation, invalidParameterValue } from "./ec2-errors.ts";
import { readRegionFilters } from "./region-filters.ts";

/**
 * The regions of AWS: those that every account has, and with `AllRegions` or by name also those that must be asked for,
 * which nobody has asked for here (Amazon EC2 API, DescribeRegions). This cloud answers in any region.
 */
export const DescribeRegions = ec2Operation("DescribeRegions", {
  access: { action: "ec2:DescribeRegions", resource: () => "*" },
  members: ["RegionNames", "AllRegions", "DryRun", "Filters"],
  handle({ RegionNames = [], AllRegions, DryRun, Filters = [] }, { scope }) {
    if (DryRun === true) throw dryRunOperation();
    const regions = awsRegions(scope.region);
    const unknown = RegionNames.filter((asked) => !regions.some(({ name }) => name === asked));
    if (unknown.length > 0) throw invalidParameterValue(`Invalid region: ${echoedList(unknown)}`);
    const passes = readRegionFilters(Filters);
    const Regions = regions
      .filter(({ name, isOptIn }) =>
        RegionNames.length > 0 ? RegionNames.includes(name) : AllRegions === true || !isOptIn,
      )
      .map((region) => regionOutput(region, scope.region))
      .filter(passes);
    return { Regions };
  },
});

function regionOutput({ name, isOptIn }: AwsRegion, from: RegionName): Region {
  return {
    RegionName: name,
    Endpoint: `ec2.${name}.${awsDomain(from)}`,
    OptInStatus: isOptIn ? "not-opted-in" : "opt-in-not-required",
  };
}
