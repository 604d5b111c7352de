import { describeImageRegistry } from "../../../src/core/image-registry/describe-image-registry.ts";
import { resolveOptions } from "../../../src/core/image-registry/options.ts";
import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import { json } from "../readings.ts";
import type { Group, Variant } from "../row.ts";

type StockRole = {
  readonly Role: { readonly RoleName: string; readonly Arn: string; readonly AssumeRolePolicyDocument: TrustPolicy };
};
type NativeRole = { readonly name: string; readonly arn: string; readonly trustPolicy: TrustPolicy };
type TrustPolicy = { readonly Statement: readonly { readonly Action: unknown; readonly Condition: unknown }[] };

const trustOfGithub = describeImageRegistry(resolveOptions({ account: "123456789012", region: "ap-northeast-1" })).role
  .trustPolicy;

/** Regions whose `OptInStatus` is `opt-in-not-required` (Amazon EC2 User Guide, "Available Regions"). */
const usableRegions = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

const noNativeView = {
  en: "docker's own view of its engine: Inkan has none.",
  ja: "docker エンジン自身の状態を見るコマンドなので、inkan に対応するものはありません。",
};

const taggedImage = async (place: Place): Promise<void> => {
  place.write("Dockerfile", "FROM scratch\nCOPY greeting /greeting\n");
  place.write("greeting", `${place.folder}\n`);
  await place.docker("build", "--tag", place.variable("IMAGE_URI"), ".");
};

const engineImages = async (place: Place) => await place.docker("images", "--quiet", place.variable("IMAGE_URI"));

const plainBuild = (buildkit: "0" | "1"): Variant => ({
  name: buildkit === "1" ? "docker build by BuildKit" : "docker build by the classic builder",
  given: async (place) => {
    place.write("Dockerfile", `FROM scratch\nCOPY greeting /greeting\n`);
    place.write("greeting", `${place.folder}\n`);
  },
  stock: {
    text: `DOCKER_BUILDKIT=${buildkit} docker build --progress=plain -t $IMAGE_URI .`,
    needs: ["docker"],
    reads: ({ code, stdout, stderr }) => ({ code, step: `${stdout}${stderr}`.includes("COPY greeting /greeting") }),
  },
  comes: () => ({ code: 0, step: true }),
  seen: {
    en: "Every step as a line of its own.",
    ja: "ビルドの各ステップが 1 行ずつ出力されます。",
  },
  requests: { both: [] },
  deviation: {
    en: "Inkan has no builder; see R10.",
    ja: "inkan にビルダーはありません(R10 を参照)。",
  },
});

export const troubleshooting: Group = {
  letter: "T",
  title: { en: "Troubleshooting", ja: "トラブルシューティング" },
  intro: {
    en: "What an engine, an account and a request look like when something does not work.",
    ja: "うまく動かないときに、エンジン・アカウント・リクエストの状態を確かめるコマンドです。",
  },
  rows: [
    {
      id: "T1",
      title: { en: "The engine's images and registry", ja: "docker エンジンのイメージとレジストリ" },
      variants: [
        {
          name: "registry",
          stock: {
            text: "docker info | grep -A 5 Registry",
            needs: ["docker"],
            reads: ({ code, stdout }) => ({ code, registry: /^ *Registry: /m.test(stdout) }),
          },
          comes: () => ({ code: 0, registry: true }),
          seen: {
            en: "The default registry and the mirrors.",
            ja: "既定のレジストリとミラーが表示されます。",
          },
          requests: { both: [] },
          deviation: {
            en: "docker's own view of its engine; `inkan doctor` looks at the engine, its mirrors and its login as well.",
            ja: "docker エンジン自身の状態です。`inkan doctor` もエンジン・ミラー・ログインの状態を点検します。",
          },
        },
        {
          name: "images",
          given: taggedImage,
          stock: {
            text: "docker images | grep $ECR_REGISTRY",
            needs: ["docker"],
            reads: ({ stdout }, { env }) => stdout.includes(`${env.ECR_REGISTRY}/${env.ECR_REPOSITORY}`),
          },
          comes: () => true,
          seen: { en: "The image's line.", ja: "イメージの行が表示されます。" },
          requests: { both: [] },
          deviation: noNativeView,
        },
        {
          name: "one image goes",
          given: taggedImage,
          stock: {
            text: "docker rmi $IMAGE_URI",
            needs: ["docker"],
            reads: async (outcome, place) => ({ code: outcome.code, left: await engineImages(place) }),
          },
          comes: () => ({ code: 0, left: "" }),
          seen: { en: "The engine has it no more.", ja: "エンジンからイメージがなくなります。" },
          requests: { both: [] },
          deviation: noNativeView,
        },
        {
          name: "all unused ones go",
          given: taggedImage,
          stock: {
            text: "docker image prune -a",
            input: "y\n",
            needs: ["docker"],
            reads: async (outcome, place) => ({ code: outcome.code, left: await engineImages(place) }),
          },
          comes: () => ({ code: 0, left: "" }),
          seen: {
            en: "Once the question is answered with `y`, no unused image is left.",
            ja: "確認に `y` と答えると、使われていないイメージがすべて削除されます。",
          },
          requests: { both: [] },
          deviation: noNativeView,
        },
      ],
    },
    {
      id: "T2",
      title: { en: "Who is asking", ja: "呼び出し元の確認" },
      variants: [
        {
          stock: {
            text: "aws sts get-caller-identity",
            needs: ["aws"],
            reads: json(({ Account, Arn, UserId }: { Account: string; Arn: string; UserId: string }) => [
              Account,
              Arn,
              UserId,
            ]),
          },
          native: {
            text: "inkan whoami -o json",
            reads: json(({ account, arn, userId }: { account: string; arn: string; userId: string }) => [
              account,
              arn,
              userId,
            ]),
          },
          comes: () => ["123456789012", "arn:aws:iam::123456789012:root", "123456789012"],
          seen: {
            en: "Account, ARN and user id; on a new local cloud those of the account's root.",
            ja: "アカウント ID・ARN・ユーザー ID です。新しいローカルクラウドではアカウントの root になります。",
          },
          requests: { both: ["sts:GetCallerIdentity"] },
        },
      ],
    },
    {
      id: "T3",
      title: { en: "The regions", ja: "リージョンの一覧" },
      variants: [
        {
          stock: {
            text: "aws ec2 describe-regions --query 'Regions[].RegionName' --output table",
            needs: ["aws"],
            reads: regionNames,
          },
          native: { text: "inkan regions", reads: regionNames },
          comes: () => usableRegions,
          seen: {
            en: "The 17 regions that an account may use without opting in.",
            ja: "オプトインなしで使える 17 のリージョンです。",
          },
          requests: { both: ["ec2:DescribeRegions"] },
        },
      ],
    },
    {
      id: "T4",
      title: { en: "The role of GitHub Actions", ja: "GitHub Actions のロール" },
      variants: [
        {
          stock: {
            text: "aws iam get-role --role-name sandbox-ecr-kms-github-actions-role",
            needs: ["aws"],
            reads: json(({ Role }: StockRole) => [Role.RoleName, Role.Arn, Role.AssumeRolePolicyDocument]),
          },
          native: {
            text: "inkan iam role sandbox-ecr-kms-github-actions-role -o json",
            reads: json(({ name, arn, trustPolicy }: NativeRole) => [name, arn, trustPolicy]),
          },
          comes: () => [
            "sandbox-ecr-kms-github-actions-role",
            "arn:aws:iam::123456789012:role/sandbox-ecr-kms-github-actions-role",
            trustOfGithub,
          ],
          seen: {
            en: "The role with its trust policy: GitHub's tokens for `sts.amazonaws.com`, with the subject `repo:ORG/REPO:*`.",
            ja: "ロールと信頼ポリシーです。対象は GitHub が `sts.amazonaws.com` 向けに発行した、サブジェクトが `repo:ORG/REPO:*` のトークンです。",
          },
          requests: { both: ["iam:GetRole"] },
        },
      ],
    },
    {
      id: "T5",
      title: { en: "What goes over the wire", ja: "通信内容の確認" },
      variants: [
        {
          name: "a request of the API",
          given: (place) => place.push(),
          stock: {
            text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --debug",
            needs: ["aws"],
            reads: (outcome, place) => wireOf(outcome, place, "AmazonEC2ContainerRegistry_V20150921.DescribeImages"),
          },
          native: {
            text: "inkan images $ECR_REPOSITORY --debug",
            reads: (outcome, place) => wireOf(outcome, place, "ECR DescribeImages: 200"),
          },
          comes: () => ({ code: 0, operation: true, secret: false }),
          seen: {
            en: "The operation's request and its outcome on stderr, and no secret access key.",
            ja: "標準エラーに操作のリクエストと結果が表示され、シークレットアクセスキーは含まれません。",
          },
          requests: { both: ["ecr:DescribeImages"] },
          deviation: {
            en: "`aws --debug` also prints the headers, the signature among them; the native command prints a line for each request.",
            ja: "`aws --debug` は署名を含むヘッダーも表示します。inkan はリクエストごとに 1 行を表示します。",
          },
        },
        plainBuild("0"),
        plainBuild("1"),
      ],
    },
  ],
};

function regionNames({ stdout }: Outcome): readonly string[] {
  return [...stdout.matchAll(/\b[a-z]{2}-[a-z]+-\d\b/g)].map(([name]) => name).toSorted();
}

function wireOf({ code, stdout, stderr }: Outcome, place: Place, operation: string): unknown {
  return {
    code,
    operation: stderr.includes(operation),
    secret: `${stdout}${stderr}`.includes(place.variable("AWS_SECRET_ACCESS_KEY")),
  };
}
