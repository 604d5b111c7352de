import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  CreateKeyCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  ListGrantsCommand,
  ListRetirableGrantsCommand,
  PutKeyPolicyCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
  SignCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  policyOf,
  refusal,
  type ServiceClients,
  type Signer,
  startAccessTestCloud,
} from "../sts/test-access-cloud.ts";

const account = "123456789012";
const annArn = `arn:aws:iam::${account}:user/ann`;
let world: AccessTestCloud;
let ann: Signer;
let bob: Signer;
let KeyId: string;
let keyArn: string;
beforeAll(async () => {
  world = await startAccessTestCloud();
  ann = await world.user("ann");
  bob = await world.user("bob", allow("kms:*"));
});
afterAll(() => world.close());
beforeEach(async () => {
  const { KeyMetadata } = await world.root.kms.send(
    new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
  );
  KeyId = KeyMetadata?.KeyId ?? "";
  keyArn = KeyMetadata?.Arn ?? "";
});

const toRoot = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" };
const statement = (principal: unknown, action: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal: principal,
  Action: action,
  Resource: "*",
  ...more,
});
const put = (Policy: string, more: object = {}, by = world.root) =>
  by.kms.send(new PutKeyPolicyCommand({ KeyId, Policy, ...more }));
const describeKey = (signer: Signer) => refusal(world.as(signer).kms.send(new DescribeKeyCommand({ KeyId })));
const sign = (by: ServiceClients, more: object = {}) =>
  refusal(
    by.kms.send(new SignCommand({ KeyId, Message: Buffer.from("m"), SigningAlgorithm: "ECDSA_SHA_256", ...more })),
  );
const denied = (name: string, action: string, ending: string) =>
  `AccessDeniedException: User: arn:aws:iam::${account}:user/${name} is not authorized to perform: ${action} on resource: ${keyArn} ${ending}`;
const noResource = (name: string, action: string) =>
  denied(name, action, `because no resource-based policy allows the ${action} action`);

describe("a key's policy", () => {
  it("hands the decision to the account's policies, or decides alone", async () => {
    expect(await describeKey(bob)).toHaveProperty("KeyMetadata");
    expect(await describeKey(ann)).toBe(
      denied("ann", "kms:DescribeKey", "because no identity-based policy allows the kms:DescribeKey action"),
    );
    await put(
      policyOf(
        statement({ AWS: `arn:aws:iam::${account}:root` }, "kms:PutKeyPolicy"),
        statement({ AWS: annArn }, "kms:DescribeKey"),
      ),
    );
    expect(await describeKey(ann)).toHaveProperty("KeyMetadata");
    // What the account may not, none of its policies can allow: not even root's.
    expect(await describeKey(bob)).toBe(noResource("bob", "kms:DescribeKey"));
    expect(await refusal(world.root.kms.send(new DescribeKeyCommand({ KeyId })))).toContain("AccessDeniedException");
  });

  it("can ask how a request signs", async () => {
    const Condition = { StringEquals: { "kms:SigningAlgorithm": "ECDSA_SHA_256", "kms:MessageType": "RAW" } };
    await put(policyOf(toRoot, statement({ AWS: annArn }, "kms:Sign", { Condition })));
    const clients = world.as(ann);
    expect(await sign(clients)).toHaveProperty("Signature");
    expect(await sign(clients, { MessageType: "DIGEST", Message: Buffer.alloc(32) })).toContain("AccessDenied");
  });

  it("is given back as it was given, principals as ARNs", async () => {
    const Policy = policyOf(toRoot, statement({ AWS: annArn }, "kms:Sign"));
    await put(Policy);
    const { Policy: shown } = await world.root.kms.send(new GetKeyPolicyCommand({ KeyId }));
    expect(shown).toBe(Policy.replace(`"${account}"`, `"arn:aws:iam::${account}:root"`));
  });

  it.each<[string, () => string, string]>([
    ["no JSON", () => "{", "This policy contains invalid Json"],
    [
      "someone who is not there",
      () => policyOf(toRoot, statement({ AWS: `arn:aws:iam::${account}:user/nobody` }, "kms:*")),
      "Policy contains a statement with one or more invalid principals.",
    ],
    [
      "its own caller locked out",
      () => policyOf(statement({ AWS: annArn }, "kms:*")),
      "The new key policy will not allow you to update the key policy in the future.",
    ],
  ])("is refused with %s", async (_name, text, sentence) => {
    expect(await refusal(put(text()))).toBe(`MalformedPolicyDocumentException: ${sentence}`);
    const created = new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY", Policy: text() });
    expect(await refusal(world.root.kms.send(created))).toBe(`MalformedPolicyDocumentException: ${sentence}`);
  });

  it("may lock its caller out where that is said", async () => {
    const closed = policyOf(statement({ AWS: annArn }, "kms:DescribeKey"));
    await put(closed, { BypassPolicyLockoutSafetyCheck: true });
    expect(await refusal(put(closed))).toContain("because no resource-based policy allows the kms:PutKeyPolicy action");
    expect(await describeKey(ann)).toHaveProperty("KeyMetadata");
  });
});

describe("a grant", () => {
  const grant = (more: Partial<CreateGrantCommandInput> = {}, by = world.root) =>
    by.kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal: annArn, Operations: ["Sign"], ...more }));

  it("lets its grantee do what it lists, until it is revoked", async () => {
    const clients = world.as(ann);
    expect(await sign(clients)).toContain("AccessDenied");
    const { GrantId = "", GrantToken = "" } = await grant();
    expect(GrantId).toMatch(/^[0-9a-f]{64}$/);
    expect(await sign(clients)).toHaveProperty("Signature");
    expect(await sign(clients, { GrantTokens: [GrantToken] })).toHaveProperty("Signature");
    expect(await sign(clients, { GrantTokens: ["made-up"] })).toContain("InvalidGrantTokenException");
    expect(await describeKey(ann)).toContain("AccessDenied");
    expect(await refusal(clients.kms.send(new RevokeGrantCommand({ KeyId, GrantId })))).toContain("AccessDenied");
    await world.root.kms.send(new RevokeGrantCommand({ KeyId, GrantId }));
    expect(await sign(clients)).toContain("AccessDenied");
  });

  it("is listed with those it names, and is the same when it is asked for again by its name", async () => {
    const named = { Name: "signer", RetiringPrincipal: `arn:aws:iam::${account}:user/bob` };
    const { GrantId } = await grant(named);
    expect((await grant(named)).GrantId).toBe(GrantId);
    expect((await grant()).GrantId).not.toBe(GrantId);
    const { Grants, Truncated } = await world.root.kms.send(new ListGrantsCommand({ KeyId, GrantId }));
    expect([Grants, Truncated]).toEqual([
      [
        {
          KeyId: keyArn,
          GrantId,
          ...named,
          GranteePrincipal: annArn,
          IssuingAccount: `arn:aws:iam::${account}:root`,
          Operations: ["Sign"],
          CreationDate: expect.any(Date),
        },
      ],
      false,
    ]);
    const first = await world.root.kms.send(new ListGrantsCommand({ KeyId, Limit: 1 }));
    expect(first.Truncated).toBe(true);
    const second = await world.root.kms.send(new ListGrantsCommand({ KeyId, Limit: 1, Marker: first.NextMarker }));
    expect([second.Grants?.length, second.Truncated]).toEqual([1, false]);
    const { RetiringPrincipal } = named;
    const retirable = await world.root.kms.send(new ListRetirableGrantsCommand({ RetiringPrincipal }));
    expect(retirable.Grants?.map((found) => found.GrantId)).toContain(GrantId);
  });

  it("is retired by its retiring principal alone, and by whom a policy lets", async () => {
    const cleo = await world.user("cleo");
    const RetiringPrincipal = `arn:aws:iam::${account}:user/cleo`;
    const first = await grant({ RetiringPrincipal });
    const second = await grant();
    const retire = (by: Signer, GrantToken: string | undefined) =>
      refusal(world.as(by).kms.send(new RetireGrantCommand({ GrantToken })));
    expect(await retire(ann, first.GrantToken)).toContain("AccessDenied");
    expect(await retire(cleo, second.GrantToken)).toContain("AccessDenied");
    expect(await retire(cleo, first.GrantToken)).toHaveProperty("$metadata");
    expect(await retire(cleo, first.GrantToken)).toContain("InvalidGrantTokenException");
    await world.as(bob).kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId: second.GrantId }));
    expect((await world.root.kms.send(new ListGrantsCommand({ KeyId }))).Grants).toEqual([]);
  });

  it("lets its grantee pass on no more than it allows", async () => {
    await grant({ Operations: ["CreateGrant", "GetPublicKey"] });
    const clients = world.as(ann);
    const other = { GranteePrincipal: `arn:aws:iam::${account}:user/bob` };
    expect(await grant({ ...other, Operations: ["GetPublicKey"] }, clients)).toHaveProperty("GrantId");
    expect(await refusal(grant({ ...other, Operations: ["Sign"] }, clients))).toContain("AccessDeniedException");
    expect(await clients.kms.send(new GetPublicKeyCommand({ KeyId }))).toHaveProperty("PublicKey");
  });

  it.each<[string, object, string]>([
    [
      "someone who is not there",
      { GranteePrincipal: `arn:aws:iam::${account}:user/nobody` },
      "InvalidArnException: ARN does not refer to a valid principal: arn:aws:iam::123456789012:user/nobody",
    ],
    [
      "what is no principal",
      { GranteePrincipal: "ann" },
      "InvalidArnException: ARN does not refer to a valid principal: ann",
    ],
    ["no operation", { Operations: [] }, "ValidationException"],
    ["what a key that signs cannot do", { Operations: ["Decrypt"] }, "ValidationException"],
    ["DryRun", { DryRun: true }, "DryRunOperationException"],
  ])("is refused for %s", async (_name, more, sentence) => {
    expect(await refusal(grant(more))).toContain(sentence);
    expect((await world.root.kms.send(new ListGrantsCommand({ KeyId }))).Grants).toEqual([]);
  });
});
