import type { EC2Client } from "@aws-sdk/client-ec2";
import { callAws } from "./aws-call.ts";

/** A region as EC2 describes it. */
export type RegionRecord = {
  readonly name: string;
  /** Host of EC2 there. */
  readonly endpoint: string;
  /** `opt-in-not-required`, `opted-in` or `not-opted-in`. */
  readonly optInStatus: string;
};

/**
 * The regions that the account may use, or all there are, by name.
 *
 * @throws AwsCallError
 */
export async function listRegions(
  ec2: EC2Client,
  options: { readonly all: boolean },
): Promise<readonly RegionRecord[]> {
  const { DescribeRegionsCommand } = await import("@aws-sdk/client-ec2");
  // `AllRegions` is left out where it is not asked for, as the aws command line does.
  const input = options.all ? { AllRegions: true } : {};
  const { Regions: regions = [] } = await callAws("listing the regions", () =>
    ec2.send(new DescribeRegionsCommand(input)),
  );
  return regions
    .flatMap(({ RegionName: name, Endpoint: endpoint = "", OptInStatus: optInStatus = "" }) =>
      name === undefined ? [] : { name, endpoint, optInStatus },
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
