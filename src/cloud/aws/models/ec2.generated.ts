// Written by scripts/generate-aws-tables.ts from AWS's service model (botocore 1.43.11, 2016-11-15).
import type { ServiceModel } from "../service-model.ts";

/** AWS's service model of ec2. */
export const ec2Model: ServiceModel = {
  service: "ec2",
  source: "botocore 1.43.11",
  isPartial: true,
  apiVersion: "2016-11-15",
  signingName: "ec2",
  protocol: { kind: "ec2", xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15" },
  operations: {
    DescribeRegions: { input: "DescribeRegionsRequest", output: "DescribeRegionsResult", errors: [] },
  },
  errors: {
  },
  shapes: {
    Boolean: { kind: "boolean" },
    DescribeRegionsRequest: {
      kind: "structure",
      members: { RegionNames: "RegionNameStringList", AllRegions: "Boolean", DryRun: "Boolean", Filters: "FilterList" },
      names: { RegionNames: "RegionName", DryRun: "dryRun", Filters: "Filter" },
    },
    DescribeRegionsResult: { kind: "structure", members: { Regions: "RegionList" }, names: { Regions: "regionInfo" } },
    Filter: { kind: "structure", members: { Name: "String", Values: "ValueStringList" }, names: { Values: "Value" } },
    FilterList: { kind: "list", member: "Filter", element: "Filter" },
    Region: {
      kind: "structure",
      members: { OptInStatus: "String", Geography: "RegionGeographyList", RegionName: "String", Endpoint: "String" },
      names: { OptInStatus: "optInStatus", Geography: "geographySet", RegionName: "regionName", Endpoint: "regionEndpoint" },
    },
    RegionGeography: { kind: "structure", members: { Name: "String" }, names: { Name: "name" } },
    RegionGeographyList: { kind: "list", member: "RegionGeography", element: "item" },
    RegionList: { kind: "list", member: "Region", element: "item" },
    RegionNameStringList: { kind: "list", member: "String", element: "RegionName" },
    String: { kind: "string" },
    ValueStringList: { kind: "list", member: "String", element: "item" },
  },
};

/** Input and output of each operation of ec2. */
export type Ec2Operations = {
  readonly DescribeRegions: { readonly input: DescribeRegionsRequest; readonly output: DescribeRegionsResult };
};

export type DescribeRegionsRequest = {
  readonly RegionNames?: readonly string[] | undefined;
  readonly AllRegions?: boolean | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
};

export type DescribeRegionsResult = {
  readonly Regions?: readonly Region[] | undefined;
};

export type Filter = {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
};

export type Region = {
  readonly OptInStatus?: string | undefined;
  readonly Geography?: readonly RegionGeography[] | undefined;
  readonly RegionName?: string | undefined;
  readonly Endpoint?: string | undefined;
};

export type RegionGeography = {
  readonly Name?: string | undefined;
};
