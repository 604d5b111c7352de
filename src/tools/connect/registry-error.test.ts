import { describe, expect, test } from "vitest";
import { registryErrorOf } from "./registry-error.ts";

const host = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
const errorOf = (status: number, code: string, message: string) =>
  registryErrorOf("pushing app:1", {
    host,
    status,
    requestId: "r-1",
    text: JSON.stringify({ errors: [{ code, message }] }),
  });

/** Answers that ECR was seen to give. */
describe("what a registry says", () => {
  test.each([
    [403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.", "EXPIRED"],
    [403, "DENIED", "User: arn:aws:iam::123456789012:user/x is not authorized to perform: ecr:PutImage", "DENIED"],
    [404, "NAME_UNKNOWN", "The repository with name 'app' does not exist in the registry with id '1'", "NAME_UNKNOWN"],
    [404, "MANIFEST_UNKNOWN", "Requested image not found", "NOT_FOUND"],
    [405, "UNSUPPORTED", "Invalid parameter at 'imageTag'", "UNSUPPORTED"],
    [429, "TOOMANYREQUESTS", "Rate exceeded", "THROTTLED"],
    [
      400,
      "TAG_INVALID",
      "The image tag '1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
      "TAG_IMMUTABLE",
    ],
    [400, "MANIFEST_INVALID", "Invalid JSON syntax", "FAILED"],
  ])("%s %s: %s", (status, wireCode, message, code) => {
    const error = errorOf(status, wireCode, message);
    expect(error).toMatchObject({ code, answer: { status, wireCode, requestId: "r-1" } });
    expect(error.message).toContain(message);
    expect(error.message).toContain("request r-1");
  });

  test("a repository that a push does not find can be made", () => {
    const text = JSON.stringify({ errors: [{ code: "NAME_UNKNOWN", message: "no" }] });
    expect(registryErrorOf("pushing", { host, status: 404, text, pushedTo: "app" }).next).toBe(
      "aws ecr create-repository --repository-name app",
    );
  });

  test("ECR's plain text is said, a proxy's page is not", () => {
    const said = (text: string) => registryErrorOf("pushing app:1", { host, status: 401, text }).message;
    expect(said("Not Authorized\n")).toContain("did not accept the credentials: Not Authorized (HTTP 401)");
    expect(said("<html>nginx</html>")).not.toContain("html");
  });

  test.each(["", "null", "[]", '{"errors":null}', '{"errors":[null]}', '{"errors":[{"code":1}]}'])(
    "the status alone decides where the body is %s",
    (text) => {
      expect(registryErrorOf("pushing app:1", { host, status: 500, text })).toMatchObject({ code: "FAILED" });
    },
  );
});
