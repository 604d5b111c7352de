import { expect, test } from "vitest";
import type { KeyError } from "./key-error.ts";
import { parseKeyReference } from "./key-reference.ts";

const uuid = "1234abcd-12ab-34cd-56ef-1234567890ab";
const keyArn = `arn:aws:kms:ap-northeast-1:123456789012:key/${uuid}`;
const aliasArn = "arn:aws:kms:ap-northeast-1:123456789012:alias/team/cosign";

test.each([uuid, uuid.replaceAll("-", ""), `mrk-${uuid.replaceAll("-", "")}`, keyArn, "alias/team/cosign", aliasArn])(
  "%s is a KMS key, bare and behind awskms://, and is kept as it stands",
  (keyId) => {
    expect(parseKeyReference(keyId)).toEqual({ kind: "kms", keyId });
    expect(parseKeyReference(`awskms:///${keyId}`)).toEqual({ kind: "kms", keyId });
    expect(parseKeyReference(`awskms://localhost:4566/${keyId}`)).toEqual({
      kind: "kms",
      keyId,
      host: "localhost:4566",
    });
    expect(parseKeyReference(`awskms://[::1]:4566/${keyId}`)).toMatchObject({ host: "[::1]:4566" });
  },
);

test.each([
  "key.pem",
  "./alias/file.pem",
  "C:\\keys\\key.pem",
  "/dev/stdin",
  `keys/${uuid}`,
  "arn:aws:s3:::bucket/key",
])("%s is a file", (path) => {
  expect(parseKeyReference(path)).toEqual({ kind: "file", path });
});

test("env:// names a variable", () => {
  expect(parseKeyReference("env://PUBLIC_KEY")).toEqual({ kind: "variable", name: "PUBLIC_KEY" });
});

test.each([
  ["", "KEY_REFERENCE_INVALID"],
  ["awskms://", "KEY_REFERENCE_INVALID"],
  ["awskms:///", "KEY_REFERENCE_INVALID"],
  ["awskms:///key.pem", "KEY_REFERENCE_INVALID"],
  ["awskms:///alias/", "KEY_REFERENCE_INVALID"],
  ["awskms:///alias/a b", "KEY_REFERENCE_INVALID"],
  [`awskms:///arn:aws:kms:ap-northeast-1:123456789012:key/alias`, "KEY_REFERENCE_INVALID"],
  [`awskms://user:password@host/${uuid}`, "KEY_REFERENCE_INVALID"],
  ["gcpkms://projects/p", "KEY_KIND_UNSUPPORTED"],
  ["k8s://namespace/secret", "KEY_KIND_UNSUPPORTED"],
  ["https://host.example/key.pem", "KEY_KIND_UNSUPPORTED"],
  ["pkcs11:token=t;object=k", "KEY_KIND_UNSUPPORTED"],
])("'%s' is refused", (text, code) => {
  expect(() => parseKeyReference(text)).toThrow(expect.objectContaining({ code }) as KeyError);
});

test("the most common slip, two slashes, is answered with the right form", () => {
  const next = "awskms:///alias/team/cosign, with three slashes";
  expect(() => parseKeyReference("awskms://alias/team/cosign")).toThrow(expect.objectContaining({ next }) as KeyError);
});
