import { awsRegions } from "./aws-regions.ts";
import { partitionOf, type Region, type Scope } from "./scope.ts";

/** What ends AWS's host names, and the host of IAM, which has one for a partition (AWS General Reference, "IAM endpoints"). */
const partitions = {
  aws: { domain: "amazonaws.com", iam: "iam.amazonaws.com" },
  "aws-cn": { domain: "amazonaws.com.cn", iam: "iam.cn-north-1.amazonaws.com.cn" },
  "aws-us-gov": { domain: "amazonaws.com", iam: "iam.us-gov.amazonaws.com" },
} as const;

/** What ends the host names of a region's partition. */
export function awsDomain(region: Region): string {
  return partitions[partitionOf(region)].domain;
}

/**
 * The host names under which AWS serves what a cloud has, in its region and in every other of the partition: the registries
 * of its account, the APIs of ECR, KMS, STS and EC2, and what has one name for all regions, IAM and STS.
 */
export function serviceHosts({ account, region }: Scope): readonly string[] {
  const { domain, iam } = partitions[partitionOf(region)];
  const regions = new Set([region, ...awsRegions(region).map(({ name }) => name)]);
  const services = [`${account}.dkr.ecr`, "api.ecr", "ecr", "kms", "sts", "ec2"];
  return [
    ...[...regions].flatMap((name) => services.map((service) => `${service}.${name}.${domain}`)),
    iam,
    `sts.${domain}`,
  ];
}
