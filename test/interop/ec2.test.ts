import { expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

/** The one thing that people ask EC2 for whose images are in ECR: which regions there are. */
describeWith(["aws"], "EC2's regions by the stock aws command line", () => {
  const here = useCloud();
  const regions = (options: string) => here.shell.bash(`aws ec2 describe-regions ${options}`);
  const refusalOf = async (command: string) => (await here.shell.run("aws", ["ec2", ...command.split(" ")])).stderr;

  it("are a table", async () => {
    const lines = (await regions("--query 'Regions[].RegionName' --output table")).split("\n");
    expect(lines[1]).toMatch(/^\| +DescribeRegions +\|$/);
    expect(lines).toContain("|  ap-northeast-1  |");
    expect(lines.filter((line) => /^\| +[a-z]+-[a-z]+-[0-9] +\|$/.test(line))).toHaveLength(17);
  });

  it("are those that are named, filtered or all", async () => {
    expect(JSON.parse(await regions("--region-names ap-northeast-1 --output json"))).toEqual({
      Regions: [
        {
          Endpoint: "ec2.ap-northeast-1.amazonaws.com",
          RegionName: "ap-northeast-1",
          OptInStatus: "opt-in-not-required",
        },
      ],
    });
    const text = "--query 'Regions[].RegionName' --output text";
    expect(await regions(`--filters 'Name=endpoint,Values=*us-west*' ${text}`)).toBe("us-west-1\tus-west-2");
    expect(await regions("--all-regions --query 'length(Regions)'")).toBe("34");
  });

  it("are refused in EC2's words", async () => {
    const error = (code: string, operation: string) => `An error occurred (${code}) when calling the ${operation}`;
    expect(await refusalOf("describe-regions --region-names us--east-1")).toContain(
      `${error("InvalidParameterValue", "DescribeRegions")} operation: Invalid region: [us--east-1]`,
    );
    expect(await refusalOf("describe-regions --dry-run")).toContain(error("DryRunOperation", "DescribeRegions"));
    expect(await refusalOf("describe-instances")).toContain(
      `${error("UnsupportedOperation", "DescribeInstances")} operation: ec2:DescribeInstances is not supported in this cloud.`,
    );
  });
});

describeWith(["python"], "EC2's regions by stock boto3", () => {
  const here = useCloud();

  it("are a list, and a region that is not there an error", async () => {
    here.shell.write(
      "regions.py",
      `import boto3
from botocore.exceptions import ClientError

ec2 = boto3.client("ec2")
regions = ec2.describe_regions(Filters=[{"Name": "opt-in-status", "Values": ["opt-in-not-required"]}])["Regions"]
print(len(regions), sorted(regions[0]))
try:
    ec2.describe_regions(RegionNames=["nowhere-1"])
except ClientError as error:
    print(error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
`,
    );
    expect((await here.shell.output("python", ["regions.py"])).split("\n")).toEqual([
      "17 ['Endpoint', 'OptInStatus', 'RegionName']",
      "InvalidParameterValue 400",
    ]);
  });
});
