import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeWith } from "../needs-program.ts";
import { outputOf } from "../run-program.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { logIn, pushSample } from "./push-sample.ts";

/**
 * The commands that people type against ECR and KMS, as they stand: a shell evaluates what `inkan env` prints and then
 * knows nothing else of Inkan.
 */
const clients = ["aws", "jq", "openssl", "crane", "cosign2", "cosign3"];

describeWith(clients, 'commands typed after eval "$(inkan env)"', () => {
  let cloud: InkanCloud;
  let shell: ClientShell;

  beforeAll(async () => {
    cloud = await startInkan();
    shell = await openEvaluatedShell(cloud);
    await logIn(shell, cloud.registry);
  });
  afterAll(async () => {
    await cloud?.stop();
    shell?.close();
  });

  const push = (repository: string, tag: string) =>
    pushSample(shell, `${cloud.registry}/${repository}:${tag}`, `${repository}:${tag}`);
  const describeImages = "aws ecr describe-images --repository-name $ECR_REPOSITORY";
  const countImages = () => shell.bash(`${describeImages} --query 'length(imageDetails)' --output text`);

  describe("identity", () => {
    it("E2 the account", async () => {
      expect(await shell.bash("aws sts get-caller-identity --query Account --output text")).toBe("123456789012");
      expect(shell.env.AWS_ACCOUNT_ID).toBe("123456789012");
    });

    it("T2 account, ARN and user id", async () => {
      expect(JSON.parse(await shell.bash("aws sts get-caller-identity"))).toEqual({
        UserId: "123456789012",
        Account: "123456789012",
        Arn: "arn:aws:iam::123456789012:root",
      });
    });

    it("E1 the region is Tokyo and can be another, which is empty", async () => {
      expect(await shell.bash('echo "$AWS_REGION"')).toBe("ap-northeast-1");
      const elsewhere = "AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1 aws ecr describe-repositories";
      expect(await shell.bash(`${elsewhere} --query 'length(repositories)'`)).toBe("0");
    });
  });

  describe("registry", () => {
    it("R2 the three repositories", async () => {
      const { repositories } = JSON.parse(await shell.bash("aws ecr describe-repositories"));
      expect(repositories).toMatchObject(
        ["sample-app-1", "sample-app-2", "sample-app-3"].map((repositoryName) => ({
          repositoryName,
          repositoryArn: `arn:aws:ecr:ap-northeast-1:123456789012:repository/${repositoryName}`,
          repositoryUri: `${cloud.registry}/${repositoryName}`,
          imageTagMutability: "MUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
        })),
      );
    });

    it("R3 one of them", async () => {
      const query = "--query 'repositories[].repositoryName' --output text";
      expect(await shell.bash(`aws ecr describe-repositories --repository-names $ECR_REPOSITORY ${query}`)).toBe(
        shell.env.ECR_REPOSITORY,
      );
    });

    it("R4 the lifecycle policy", async () => {
      const answer = await shell.bash("aws ecr get-lifecycle-policy --repository-name $ECR_REPOSITORY");
      const { lifecyclePolicyText } = JSON.parse(answer);
      expect(JSON.parse(lifecyclePolicyText).rules).toMatchObject([
        {
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
          action: { type: "expire" },
        },
      ]);
    });

    it("R5 to R9 digest and tag pairs, a table, a count, one image, its digest", async () => {
      const first = await push("sample-app-1", "first");
      const second = await push("sample-app-1", "second");
      const { imageIds } = JSON.parse(await shell.bash("aws ecr list-images --repository-name $ECR_REPOSITORY"));
      expect(imageIds).toEqual([
        { imageDigest: second.manifest.digest, imageTag: "second" },
        { imageDigest: first.manifest.digest, imageTag: "first" },
      ]);
      const newest =
        "--query 'sort_by(imageDetails,& imagePushedAt)[-10:].[imageTags[0], imagePushedAt, imageSizeInBytes]'";
      const table = await shell.bash(`${describeImages} ${newest} --output table`);
      expect(table).toMatch(/first[\s\S]*second/);
      expect(await countImages()).toBe("2");
      const one = JSON.parse(await shell.bash(`IMAGE_TAG=first; ${describeImages} --image-ids imageTag=$IMAGE_TAG`));
      expect(one.imageDetails).toMatchObject([
        {
          registryId: "123456789012",
          repositoryName: "sample-app-1",
          imageDigest: first.manifest.digest,
          imageTags: ["first"],
          imageSizeInBytes: [first.config, ...first.layers].reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
          imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
        },
      ]);
      const digest = `${describeImages} --image-ids imageTag=first --query 'imageDetails[0].imageDigest' --output text`;
      expect(await shell.bash(digest)).toBe(first.manifest.digest);
    });

    it("R12 the image goes with its last tag, not before", async () => {
      await push("sample-app-1", "tagged");
      await shell.output("crane", ["tag", `${cloud.registry}/sample-app-1:tagged`, "tagged-too"]);
      const remove = (tag: string) =>
        shell.bash(
          `IMAGE_TAG=${tag}; aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG`,
        );
      expect(JSON.parse(await remove("tagged"))).toMatchObject({ imageIds: [{ imageTag: "tagged" }], failures: [] });
      expect(await countImages()).toBe("3");
      await remove("tagged-too");
      expect(await countImages()).toBe("2");
    });

    it("R13 by digest all tags go", async () => {
      const image = await push("sample-app-1", "third");
      await shell.output("crane", ["tag", `${cloud.registry}/sample-app-1:third`, "third-too"]);
      const removal = await shell.bash(
        `IMAGE_DIGEST=${image.manifest.digest}; aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageDigest=$IMAGE_DIGEST`,
      );
      expect(
        JSON.parse(removal)
          .imageIds.map(({ imageTag }: { imageTag: string }) => imageTag)
          .sort(),
      ).toEqual(["third", "third-too"]);
      expect(await countImages()).toBe("2");
    });

    it("R14 a missing one comes back under failures, the others go", async () => {
      await push("sample-app-1", "test-1");
      const removal = await shell.bash(
        "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=test-1 imageTag=test-2",
      );
      expect(JSON.parse(removal)).toMatchObject({
        imageIds: [{ imageTag: "test-1" }],
        failures: [{ imageId: { imageTag: "test-2" }, failureCode: "ImageNotFound" }],
      });
    });

    it("R16 the oldest ten", async () => {
      for (let index = 0; index < 10; index += 1) await push("sample-app-1", `run-${index}`);
      const oldest = "--query 'sort_by(imageDetails,& imagePushedAt)[0:10].imageDigest' --output json";
      const removal = await shell.bash(`
        IMAGES_TO_DELETE=$(${describeImages} ${oldest})
        aws ecr batch-delete-image --repository-name $ECR_REPOSITORY \
          --image-ids "$(echo "$IMAGES_TO_DELETE" | jq -c '[.[] | {imageDigest: .}]')"`);
      expect(JSON.parse(removal).failures).toEqual([]);
      const left = await shell.bash(`${describeImages} --query 'sort(imageDetails[].imageTags[0])' --output json`);
      expect(JSON.parse(left)).toEqual(["run-8", "run-9"]);
    });

    it("R15 everything, an index before its children", async () => {
      await shell.output("crane", [
        ...["index", "append", "--tag", `${cloud.registry}/sample-app-1:index`],
        ...["run-8", "run-9"].flatMap((tag) => ["--manifest", `${cloud.registry}/sample-app-1:${tag}`]),
      ]);
      const removal = await shell.bash(`aws ecr batch-delete-image --repository-name $ECR_REPOSITORY \
        --image-ids "$(aws ecr list-images --repository-name $ECR_REPOSITORY --query 'imageIds[*]' --output json)"`);
      expect(JSON.parse(removal).failures).toEqual([]);
      expect(await countImages()).toBe("0");
    });
  });

  describe("keys", () => {
    it("K1 metadata, state and usage", async () => {
      const describeKey = "aws kms describe-key --key-id $KMS_KEY_ID";
      const { KeyMetadata } = JSON.parse(await shell.bash(describeKey));
      expect(KeyMetadata).toMatchObject({
        AWSAccountId: "123456789012",
        Arn: shell.env.KMS_KEY_ARN,
        KeySpec: "RSA_2048",
        Origin: "AWS_KMS",
        KeyManager: "CUSTOMER",
      });
      expect(KeyMetadata.SigningAlgorithms[0]).toBe("RSASSA_PKCS1_V1_5_SHA_256");
      expect(JSON.parse(await shell.bash(`${describeKey} --query KeyMetadata`))).toEqual(KeyMetadata);
      expect(await shell.bash(`${describeKey} --query 'KeyMetadata.KeyState'`)).toBe('"Enabled"');
      expect(await shell.bash(`${describeKey} --query 'KeyMetadata.KeyUsage'`)).toBe('"SIGN_VERIFY"');
    });

    it("K2 the policy", async () => {
      const policy = await shell.bash(
        "aws kms get-key-policy --key-id $KMS_KEY_ID --policy-name default --query Policy --output text | jq .",
      );
      expect(JSON.parse(policy).Statement[0].Principal.AWS).toBe("arn:aws:iam::123456789012:root");
    });

    it("K3 the public key", async () => {
      const answer = JSON.parse(await shell.bash("aws kms get-public-key --key-id $KMS_KEY_ID"));
      expect(answer).toMatchObject({ KeyId: shell.env.KMS_KEY_ARN, KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
    });

    it("K4 the alias, by an old unquoted literal", async () => {
      const query = "'Aliases[?contains(AliasName, `sandbox`)].{Alias:AliasName, KeyId:TargetKeyId}'";
      expect(JSON.parse(await shell.bash(`aws kms list-aliases --query ${query}`))).toEqual([
        { Alias: "alias/sandbox-ecr-kms/cosign", KeyId: shell.env.KMS_KEY_ID },
      ]);
    });

    it("K5 the key behind the alias", async () => {
      const byAlias =
        "aws kms describe-key --key-id alias/sandbox-ecr-kms/cosign --query 'KeyMetadata.KeyId' --output text";
      expect(await shell.bash(byAlias)).toBe(shell.env.KMS_KEY_ID);
    });
  });

  describe.each(["cosign2", "cosign3"])("signatures with cosign as %s", (cosign) => {
    let typed: ClientShell;

    beforeAll(async () => {
      typed = await openEvaluatedShell(cloud, { cosign });
      await logIn(typed, cloud.registry);
      const image = await pushSample(typed, `${cloud.registry}/sample-app-2:${cosign}`, cosign);
      const uri = `${cloud.registry}/sample-app-2`;
      typed = typed.withEnvironment({
        ...typed.env,
        IMAGE_URI: `${uri}:${cosign}`,
        IMAGE_URI_WITH_DIGEST: `${uri}@${image.manifest.digest}`,
      });
    });
    afterAll(() => typed?.close());

    it("C4 an image without a signature does not verify", async () => {
      const verdict =
        "if cosign verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI > /dev/null 2>&1; then echo signed; else echo unsigned; fi";
      expect(await typed.bash(verdict)).toBe("unsigned");
    });

    it("C1 to C6 and C8 sign with annotations, verify, read them back", async () => {
      await typed.bash("cosign sign --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST");
      await typed.bash(
        'cosign sign --yes --key awskms:///$KMS_KEY_ARN --annotations="git-sha=abc" --annotations="build-date=today" --annotations="builder=local" $IMAGE_URI_WITH_DIGEST',
      );
      await typed.bash(
        "cosign sign --key awskms:///$KMS_KEY_ARN -a version=1.0.0 -a environment=dev -a tested=true $IMAGE_URI_WITH_DIGEST",
      );
      const verify = "cosign verify --key awskms:///$KMS_KEY_ARN";
      const payloads = JSON.parse(await typed.bash(`${verify} $IMAGE_URI_WITH_DIGEST --output=json | jq .`));
      expect(payloads).toHaveLength(3);
      const options = await typed.bash(
        `${verify} --annotations="builder=local" $IMAGE_URI --output=json | jq -r '.[0].optional'`,
      );
      expect(JSON.parse(options)).toMatchObject({ builder: "local", "git-sha": "abc", "build-date": "today" });
      const mismatch = await typed.run("bash", [
        "-c",
        `${verify} --annotations="builder=other" $IMAGE_URI_WITH_DIGEST`,
      ]);
      expect(mismatch.code).not.toBe(0);
      const verdict = `if ${verify} $IMAGE_URI > /dev/null 2>&1; then echo signed; else echo unsigned; fi`;
      expect(await typed.bash(verdict)).toBe("signed");
    });

    it("C7 names where the older format's signature stands", async () => {
      const byTag = await typed.bash("cosign triangulate $IMAGE_URI 2>/dev/null");
      expect(await typed.bash("cosign triangulate $IMAGE_URI_WITH_DIGEST 2>/dev/null")).toBe(byTag);
      expect(byTag).toMatch(/^localhost:\d+\/sample-app-2:sha256-[0-9a-f]{64}\.sig$/);
    });

    it("C9 verifies with the exported key and no KMS", async () => {
      await typed.bash(`
        aws kms get-public-key --key-id $KMS_KEY_ID --query PublicKey --output text | base64 -d > public-key.der
        openssl rsa -pubin -inform DER -in public-key.der -outform PEM -out public-key.pem 2>/dev/null
        unset AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
        cosign verify --key public-key.pem $IMAGE_URI_WITH_DIGEST`);
    });

    it("C10 COSIGN_VERBOSE shows no secret", async () => {
      const script = "COSIGN_VERBOSE=1 cosign sign --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST 2>&1";
      expect(await typed.bash(script)).not.toContain(typed.env.AWS_SECRET_ACCESS_KEY);
    });
  });

  it("O3 lists the signatures of the older format", async () => {
    const script =
      "aws ecr describe-images --repository-name sample-app-2 --query 'imageDetails[?imageTags && contains(to_string(imageTags), `.sig`)].{Tag:imageTags[0], Pushed:imagePushedAt}' --output table";
    expect(await shell.bash(script)).toMatch(/sha256-[0-9a-f]{64}\.sig/);
  });

  it("T5 --debug shows the wire", async () => {
    const outcome = await shell.run("aws", ["ecr", "describe-images", "--repository-name", "sample-app-2", "--debug"]);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain("AmazonEC2ContainerRegistry_V20150921.DescribeImages");
  });
});

/** A shell whose environment is what bash has after `eval "$(inkan env)"`, and nothing else of the cloud's. */
async function openEvaluatedShell(cloud: InkanCloud, aliases: Record<string, string> = {}): Promise<ClientShell> {
  const bare = openClientShell({ aliases, env: { INKAN_DATA: cloud.dataFolder, AWS_PROFILE: "a-real-account" } });
  const printed = await outputOf("bash", ["--norc", "-euc", 'eval "$(inkan env)"; env --null'], { env: bare.env });
  const env = Object.fromEntries(
    printed
      .split("\0")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return bare.withEnvironment(env);
}
