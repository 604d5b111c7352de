import { describe, expect, it } from "vitest";
import { AwsError } from "./aws-error.ts";
import { decodeQuery } from "./decode-query.ts";
import { encodeXml, writeXml } from "./encode-xml.ts";
import { ec2Model } from "./models/ec2.generated.ts";
import { stsModel } from "./models/sts.generated.ts";
import type { ServiceModel } from "./service-model.ts";

/** A model with every kind of shape that the query protocol has. */
const model: ServiceModel = {
  ...stsModel,
  shapes: {
    Root: {
      kind: "structure",
      members: {
        Names: "List",
        Map: "Map",
        Count: "Integer",
        Ratio: "Double",
        Flag: "Boolean",
        At: "Time",
        Bytes: "Blob",
        Inner: "Inner",
      },
    },
    Inner: { kind: "structure", members: { B: "String", A: "String" } },
    List: { kind: "list", member: "String" },
    Map: { kind: "map", key: "String", value: "Integer" },
    String: { kind: "string" },
    Integer: { kind: "integer" },
    Double: { kind: "double" },
    Boolean: { kind: "boolean" },
    Time: { kind: "timestamp" },
    Blob: { kind: "blob" },
  },
};

function decode(form: string): unknown {
  return decodeQuery(model, "Root", [...new URLSearchParams(form)]);
}

describe("decodeQuery", () => {
  it("reads every kind of value", () => {
    const form =
      "Names.member.2=b&Names.member.1=a&Names.member.10=c&Map.entry.1.key=k&Map.entry.1.value=7&Count=-5&Ratio=0.5" +
      "&Flag=true&At=2026-11-24T23:33:45Z&Bytes=AAE%3D&Inner.A=x&Action=ignored&Unknown.member.1=ignored";
    expect(decode(form)).toEqual({
      Names: ["a", "b", "c"],
      Map: { k: 7 },
      Count: -5,
      Ratio: 0.5,
      Flag: true,
      At: new Date("2026-11-24T23:33:45Z"),
      Bytes: Buffer.of(0, 1),
      Inner: { A: "x" },
    });
  });

  it("takes the first of duplicates, an empty text as a text and an empty list as a list", () => {
    expect(decode("Inner.A=first&Inner.A=second&Inner.B=&Names=")).toEqual({ Names: [], Inner: { A: "first", B: "" } });
  });

  it.each([
    ["Count=", "missing value for decimal type"],
    ["Count=1.5", undefined],
    ["Count=x", undefined],
    ["Ratio=", undefined],
    ["Flag=yes", undefined],
    ["At=yesterday", undefined],
    ["Bytes=AAE", undefined],
    ["Bytes=AA-_", undefined],
    ["Bytes=AA!=", undefined],
  ])("refuses %s", (form, message) => {
    expect(() => decode(form)).toThrow(AwsError);
    try {
      decode(form);
    } catch (error) {
      expect(error).toMatchObject({ code: "MalformedInput", wireMessage: message, status: 400 });
    }
  });

  it("is not led far by a long name", () => {
    expect(decode(`${"Inner.".repeat(100_000)}A=x&Inner.A=y`)).toEqual({ Inner: { A: "y" } });
  });
});

describe("encodeXml", () => {
  it("writes members in the order of the output, lists as member elements, empty ones as empty elements", () => {
    const output = {
      Names: ["x", "y"],
      Map: { k: 1 },
      Count: 0,
      Unknown: "left out",
      Flag: false,
      At: new Date("2026-11-24T23:33:45.678Z"),
      Bytes: Uint8Array.of(0, 1),
      Inner: { B: "first", A: "<a & b>" },
    };
    expect(writeXml("R", "urn:x", encodeXml(model, "Root", output) as Record<string, unknown>)).toBe(`<R xmlns="urn:x">
  <Names>
    <member>x</member>
    <member>y</member>
  </Names>
  <Map>
    <entry>
      <key>k</key>
      <value>1</value>
    </entry>
  </Map>
  <Count>0</Count>
  <Flag>false</Flag>
  <At>2026-11-24T23:33:45Z</At>
  <Bytes>AAE=</Bytes>
  <Inner>
    <B>first</B>
    <A>&lt;a &amp; b&gt;</A>
  </Inner>
</R>
`);
    expect(writeXml("R", "urn:x", encodeXml(model, "Root", { Names: [], Map: {} }) as Record<string, unknown>)).toBe(
      '<R xmlns="urn:x">\n  <Names></Names>\n  <Map></Map>\n</R>\n',
    );
  });
});

describe("EC2's protocol", () => {
  it("has lists right under their name, and names of its own", () => {
    const form =
      "RegionName.2=b&RegionName.1=a&DryRun=true&Filter.1.Name=x&Filter.1.Value.1=y&Filter.1.Value.2=z" +
      "&RegionNames.member.1=unknown&dryRun=unknown&Filter.2.Values.1=unknown";
    expect(decodeQuery(ec2Model, "DescribeRegionsRequest", [...new URLSearchParams(form)])).toEqual({
      RegionNames: ["a", "b"],
      DryRun: true,
      Filters: [{ Name: "x", Values: ["y", "z"] }, {}],
    });
  });

  it("answers members under their names on the wire, and elements of lists as items", () => {
    const output = { Regions: [{ RegionName: "a", Geography: [] }, { OptInStatus: "b" }] };
    const encoded = encodeXml(ec2Model, "DescribeRegionsResult", output) as Record<string, unknown>;
    expect(writeXml("R", undefined, encoded)).toBe(`<R>
  <regionInfo>
    <item>
      <regionName>a</regionName>
      <geographySet></geographySet>
    </item>
    <item>
      <optInStatus>b</optInStatus>
    </item>
  </regionInfo>
</R>
`);
  });
});
