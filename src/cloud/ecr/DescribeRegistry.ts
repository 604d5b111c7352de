import { registryOperation } from "./registry-operation.ts";

/** A registry and where it is replicated to, which is nowhere in this cloud (Amazon ECR API, DescribeRegistry). */
export const DescribeRegistry = registryOperation("DescribeRegistry", {
  members: [],
  handle: (_input, { scope }) => ({ registryId: scope.account, replicationConfiguration: { rules: [] } }),
});
