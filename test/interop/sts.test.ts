import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { createSampleImage, writeOciLayout } from "../oci-layout.ts";
import { useCloud } from "./use-cloud.ts";

const account = "123456789012";
const role = "sandbox-ecr-kms-github-actions-role";
const roleArn = `arn:aws:iam::${account}:role/${role}`;

/**
 * The role that a cloud begins with, assumed as people and as GitHub's runners assume it, by stock programs. It is made to
 * trust an issuer of this machine besides, since nobody but GitHub is GitHub.
 */
describeWith(["aws", "crane", "jq"], "a role by the stock aws command line and crane", () => {
  const here = useCloud();
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let issuer: Server;
  let host: string;

  /** Runs a script whose aws signs with the credentials of the answer in a file. */
  const asSession = (file: string, script: string) =>
    here.shell.bash(
      `read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(jq -r '.Credentials | [.AccessKeyId, .SecretAccessKey, .SessionToken] | join(" ")' ${file})
       export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
       ${script}`,
    );
  const failureOf = (file: string, script: string) => asSession(file, `{ ${script}; } 2>&1 || true`);

  beforeAll(async () => {
    issuer = createServer((request, answer) => {
      const base = `http://${host}`;
      const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }];
      const isKeys = request.url === "/keys";
      answer.end(JSON.stringify(isKeys ? { keys } : { issuer: base, jwks_uri: `${base}/keys` }));
    });
    await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const trust = [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:user/ci` }, Action: "sts:AssumeRole" },
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${host}:aud`]: "sts.amazonaws.com" },
          StringLike: { [`${host}:sub`]: "repo:acme/shop:*" },
        },
      },
    ];
    here.shell.write("trust.json", JSON.stringify({ Version: "2012-10-17", Statement: trust }));
    await here.shell.bash(`
      aws iam create-user --user-name ci
      aws iam create-access-key --user-name ci > ci.json
      aws iam create-open-id-connect-provider --url https://${host} --client-id-list sts.amazonaws.com
      aws iam update-assume-role-policy --role-name ${role} --policy-document file://trust.json
      aws ecr create-repository --repository-name other-app
      AWS_ACCESS_KEY_ID=$(jq -r .AccessKey.AccessKeyId ci.json) AWS_SECRET_ACCESS_KEY=$(jq -r .AccessKey.SecretAccessKey ci.json) \\
        aws sts assume-role --role-arn ${roleArn} --role-session-name run-1 > session.json`);
  });
  afterAll(() => {
    issuer.close();
  });

  it("is who it says it is", async () => {
    const arn = "aws sts get-caller-identity --query Arn --output text";
    expect((await asSession("session.json", arn)).trim()).toBe(`arn:aws:sts::${account}:assumed-role/${role}/run-1`);
  });

  it("pushes to its repository with its password, and is told what it may not", async () => {
    const image = await createSampleImage(["of a session"]);
    const layout = writeOciLayout(join(here.shell.folder, "session-image"), image);
    const { registry } = here.cloud;
    const login = `aws ecr get-login-password | crane auth login --username AWS --password-stdin ${registry}`;
    expect(
      await asSession("session.json", `${login} 2>/dev/null; crane push ${layout} ${registry}/sample-app-1:v1`),
    ).toContain(image.manifest.digest);
    expect(await asSession("session.json", `crane digest ${registry}/sample-app-1:v1`)).toContain(
      image.manifest.digest,
    );
    const who = `User: arn:aws:sts::${account}:assumed-role/${role}/run-1 is not authorized to perform:`;
    expect(await failureOf("session.json", `crane push ${layout} ${registry}/other-app:v1`)).toContain("403 Forbidden");
    expect(await failureOf("session.json", `crane manifest ${registry}/other-app:v1`)).toContain(
      `DENIED: ${who} ecr:BatchGetImage on resource: arn:aws:ecr:`,
    );
    expect(await failureOf("session.json", `crane delete ${registry}/sample-app-1@${image.manifest.digest}`)).toContain(
      `${who} ecr:BatchDeleteImage`,
    );
    expect(await failureOf("session.json", "aws ecr create-repository --repository-name more")).toContain(
      `An error occurred (AccessDeniedException) when calling the CreateRepository operation: ${who} ecr:CreateRepository on resource: arn:aws:ecr:`,
    );
    expect(await failureOf("session.json", "aws iam list-roles")).toContain(
      `An error occurred (AccessDenied) when calling the ListRoles operation: ${who} iam:ListRoles`,
    );
  });

  it("is open to the bearer of a token of its issuer, who has no key at all", async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = (sub: string) => ({
      iss: `http://${host}`,
      aud: "sts.amazonaws.com",
      sub,
      iat: now,
      exp: now + 300,
    });
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = (sub: string) => {
      const input = `${encode({ alg: "RS256", kid: "1" })}.${encode(claims(sub))}`;
      return `${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`;
    };
    here.shell.write("token", token("repo:acme/shop:ref:refs/heads/main"));
    const assume = (file: string) =>
      `env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY aws sts assume-role-with-web-identity --role-arn ${roleArn} --role-session-name GitHubActions --web-identity-token file://${file}`;
    await here.shell.bash(`${assume("token")} > web.json`);
    expect(await asSession("web.json", "aws sts get-caller-identity --query Arn --output text")).toContain(
      "GitHubActions",
    );
    expect(await asSession("web.json", "aws ecr describe-images --repository-name sample-app-1")).toContain(
      "imageDetails",
    );
    here.shell.write("other-token", token("repo:evil/shop:ref:refs/heads/main"));
    expect(await here.shell.bash(`${assume("other-token")} 2>&1 || true`)).toContain(
      "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
    );
    // What the SDKs do by themselves on a runner: they read the token's file and assume the role.
    const byFile = `env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_ROLE_ARN=${roleArn} AWS_WEB_IDENTITY_TOKEN_FILE=token`;
    expect(await here.shell.bash(`${byFile} aws sts get-caller-identity --query Arn --output text`)).toContain(role);
  });
});
