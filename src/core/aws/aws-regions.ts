import { partitionOf, type Region } from "./scope.ts";

/** A region of AWS: whether an account has it from the beginning, or must ask for it. */
export type AwsRegion = { readonly name: string; readonly isOptIn: boolean };

/** The regions of each partition, as of November 2026 (AWS Regions and Availability Zones User Guide, "AWS Regions"). */
const regions: Readonly<Record<ReturnType<typeof partitionOf>, { readonly always: string; readonly optIn: string }>> = {
  aws: {
    always:
      "eu-north-1 ap-south-1 eu-west-3 eu-west-2 eu-west-1 ap-northeast-3 ap-northeast-2 ap-northeast-1 ca-central-1 " +
      "sa-east-1 ap-southeast-1 ap-southeast-2 eu-central-1 us-east-1 us-east-2 us-west-1 us-west-2",
    optIn:
      "af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 " +
      "ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1",
  },
  "aws-cn": { always: "cn-north-1 cn-northwest-1", optIn: "" },
  "aws-us-gov": { always: "us-gov-east-1 us-gov-west-1", optIn: "" },
};

/** The regions that are seen from one: those of its partition. */
export function awsRegions(from: Region): readonly AwsRegion[] {
  const { always, optIn } = regions[partitionOf(from)];
  const named = (names: string, isOptIn: boolean): AwsRegion[] =>
    names.split(" ").flatMap((name) => (name === "" ? [] : [{ name, isOptIn }]));
  return [...named(always, false), ...named(optIn, true)];
}
