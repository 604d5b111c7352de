import { matchesPattern, noVariables, readPattern } from "../../core/iam/pattern.ts";
import { echoed } from "../aws/echoed.ts";
import type { Filter, Region } from "../aws/models/ec2.generated.ts";
import { invalidParameterValue } from "./ec2-errors.ts";

/** What a region can be filtered by (Amazon EC2 API, DescribeRegions). */
const filtered: ReadonlyMap<string | undefined, "Endpoint" | "OptInStatus" | "RegionName"> = new Map([
  ["endpoint", "Endpoint"],
  ["opt-in-status", "OptInStatus"],
  ["region-name", "RegionName"],
]);

/**
 * Whether a region passes every filter by one value of each; `*` in a value stands for any characters and `?` for one
 * (Amazon EC2 API, Filter).
 *
 * @throws AwsError `InvalidParameterValue`
 */
export function readRegionFilters(filters: readonly Filter[]): (region: Region) => boolean {
  const tests = filters.map(readFilter);
  return (region) => tests.every((passes) => passes(region));
}

function readFilter({ Name, Values = [] }: Filter): (region: Region) => boolean {
  const member = filtered.get(Name);
  if (member === undefined) throw invalidParameterValue(`The filter '${echoed(Name ?? "null")}' is invalid`);
  // EC2's sentence for this one is not known.
  if (Values.length === 0) throw invalidParameterValue(`The filter '${Name}' must have a value`);
  const patterns = Values.map((value) => readPattern(value, false));
  return ({ [member]: text = "" }) => patterns.some((pattern) => matchesPattern(pattern, text, noVariables));
}
