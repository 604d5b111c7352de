import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AwsError } from "./aws-error.ts";
import { decodeJson } from "./decode-json.ts";
import { encodeJson } from "./encode-json.ts";
import { ecrModel } from "./models/ecr.generated.ts";
import { kmsModel } from "./models/kms.generated.ts";
import type { ServiceModel } from "./service-model.ts";

/** What a value of a member is refused with. */
function refusal(model: ServiceModel, shape: string, input: unknown): unknown {
  try {
    return decodeJson(model, shape, input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return `${error.code}: ${error.wireMessage}`;
  }
}

describe("decodeJson", () => {
  it("takes what the model knows and leaves out the rest, null included", () => {
    const input = { KeyId: "k", Message: "AAEC", MessageType: null, DryRun: false, Unknown: { a: [1] } };
    expect(decodeJson(kmsModel, "SignRequest", input)).toEqual({
      KeyId: "k",
      Message: Buffer.of(0, 1, 2),
      DryRun: false,
    });
  });

  it("never takes a member from the prototype", () => {
    const input = JSON.parse('{"__proto__":{"KeyId":"k"},"EncryptionContext":{"__proto__":"a","constructor":"b"}}');
    const decoded = decodeJson(kmsModel, "EncryptRequest", input) as { readonly EncryptionContext: object };
    expect(Object.keys(decoded)).toEqual(["EncryptionContext"]);
    expect(Object.entries(decoded.EncryptionContext)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });

  it("keeps an empty list and the place of a null in a list", () => {
    expect(decodeJson(kmsModel, "GrantTokenList", [])).toEqual([]);
    expect(decodeJson(kmsModel, "GrantTokenList", ["a", null])).toEqual(["a", undefined]);
  });

  it.each([
    ["CreateKeyRequest", { Description: 5 }, "NUMBER_VALUE cannot be converted to String"],
    ["CreateKeyRequest", { Description: 5.5 }, "DECIMAL_VALUE cannot be converted to String"],
    ["CreateKeyRequest", { Description: true }, "TRUE_VALUE cannot be converted to String"],
    ["CreateKeyRequest", { Description: {} }, "Start of structure or map found where not expected"],
    ["CreateKeyRequest", { Description: [] }, "Unrecognized collection type class java.lang.String"],
    ["CreateKeyRequest", { MultiRegion: "true" }, "STRING_VALUE cannot be converted to Boolean"],
    ["CreateKeyRequest", { Tags: {} }, "Start of structure or map found where not expected"],
    ["CreateKeyRequest", { Tags: "a" }, "Unexpected field type"],
    ["CreateKeyRequest", { Tags: ["a"] }, "Unexpected field type"],
    ["ListKeysRequest", { Limit: "5" }, "STRING_VALUE cannot be converted to Integer"],
    ["ListKeysRequest", [], "Unrecognized collection type class java.lang.Object"],
    ["ListKeysRequest", "text", "Unexpected field type"],
    ["SignRequest", { Message: 5 }, "only base-64-encoded strings are convertible to bytes"],
    ["SignRequest", { Message: "AAE" }, "Base64 encoded length is expected a multiple of 4 bytes but found: 3"],
    ["SignRequest", { Message: "AA=A" }, "Invalid Base64 character detected"],
    ["SignRequest", { Message: "A_-A" }, "Invalid Base64 character detected"],
    ["SignRequest", { Message: "A A=" }, "Invalid Base64 character detected"],
    ["SignRequest", { Message: "====" }, "Invalid Base64 character detected"],
    ["ImportKeyMaterialRequest", { ValidTo: 1e300 }, "NUMBER_VALUE cannot be converted to Date"],
    ["ImportKeyMaterialRequest", { ValidTo: "2026-01-01" }, "STRING_VALUE cannot be converted to Date"],
  ])("refuses %s %j", (shape, input, message) => {
    expect(refusal(kmsModel, shape, input)).toBe(`SerializationException: ${message}`);
  });

  it("cuts the fraction off an integer, as AWS does", () => {
    expect(decodeJson(ecrModel, "ListImagesRequest", { maxResults: 5.9 })).toEqual({ maxResults: 5 });
  });

  it("reads back every blob and time that encodeJson writes", () => {
    // Beyond the year 9999 a number of seconds has no room for milliseconds.
    const date = fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") });
    fc.assert(
      fc.property(fc.uint8Array(), date, (bytes, at) => {
        const input = { EncryptedKeyMaterial: bytes, ValidTo: at };
        const wire = JSON.parse(JSON.stringify(encodeJson(kmsModel, "ImportKeyMaterialRequest", input)));
        expect(decodeJson(kmsModel, "ImportKeyMaterialRequest", wire)).toEqual({
          EncryptedKeyMaterial: Buffer.from(bytes),
          ValidTo: at,
        });
      }),
    );
  });
});

describe("encodeJson", () => {
  it("writes times as seconds, members in the model's order, and nothing for what is absent", () => {
    const output = {
      Truncated: false,
      NextMarker: undefined,
      Aliases: [{ CreationDate: new Date(1690000000123), AliasName: "alias/a" }],
    };
    expect(JSON.stringify(encodeJson(kmsModel, "ListAliasesResponse", output))).toBe(
      '{"Aliases":[{"AliasName":"alias/a","CreationDate":1690000000.123}],"Truncated":false}',
    );
  });

  it("writes only the bytes that a view shows", () => {
    const bytes = Uint8Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(encodeJson(kmsModel, "SignResponse", { Signature: bytes })).toEqual({ Signature: "AgM=" });
  });
});
