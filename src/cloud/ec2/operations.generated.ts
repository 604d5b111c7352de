// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { DescribeRegions } from "./DescribeRegions.ts";

/** The operations of ec2 that exist. */
export const ec2Operations: readonly AnyOperation[] = [
  DescribeRegions,
];
