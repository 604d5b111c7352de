import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { copyModule, moduleFolder } from "../../interop/terraform-module.ts";
import type { Place } from "../place.ts";
import { text } from "../readings.ts";
import type { Group } from "../row.ts";

const imageVariables = `IMAGE_TAG="test-$(date +%Y%m%d-%H%M%S)"
IMAGE_URI="\${ECR_REGISTRY}/\${ECR_REPOSITORY}:\${IMAGE_TAG}"`;

/** The variables of E1 and E5, which the other rows use beside those of `inkan env`. */
export const variablesScript = `export AWS_REGION="ap-northeast-1"\n${imageVariables}`;

/** Of the keys that terraform makes beside that of `inkan up`, one for each output that is read. */
const terraformAlias = (output: string) => `alias/from-terraform/${output}`;

export const environment: Group = {
  letter: "E",
  title: { en: "Environment", ja: "環境変数" },
  intro: {
    en: 'Every row runs after `eval "$(inkan env)"`, which sets the account, the region, the registry, a repository and the key.',
    ja: 'どの行も `eval "$(inkan env)"` の後に実行します。アカウント・リージョン・レジストリ・リポジトリ・鍵の変数はこれで設定されます。',
  },
  rows: [
    {
      id: "E1",
      title: { en: "The region", ja: "リージョン" },
      variants: [
        {
          stock: {
            text: `export AWS_REGION="ap-northeast-1"
aws ecr describe-repositories --query 'repositories[0].repositoryArn' --output text`,
            needs: ["aws"],
            reads: text,
          },
          native: {
            text: `export AWS_REGION="ap-northeast-1"
inkan repos -o text --query '[0].arn'`,
            reads: text,
          },
          comes: () => "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-1",
          seen: {
            en: "The repositories of that region.",
            ja: "そのリージョンのリポジトリが得られます。",
          },
          requests: { both: ["ecr:DescribeRepositories"] },
          deviation: {
            en: "Version 1 of the `aws` command line reads `AWS_DEFAULT_REGION` alone; `inkan env` sets both. For another region set both.",
            ja: "`aws` コマンドのバージョン 1 は `AWS_DEFAULT_REGION` だけを参照します。`inkan env` は両方を設定します。リージョンを変えるときも両方を設定してください。",
          },
        },
      ],
    },
    {
      id: "E2",
      title: { en: "The account", ja: "アカウント ID" },
      variants: [
        {
          stock: {
            text: "aws sts get-caller-identity --query Account --output text",
            needs: ["aws"],
            reads: text,
          },
          native: { text: "inkan whoami -o text --query account", reads: text },
          comes: () => "123456789012",
          seen: { en: "`123456789012`", ja: "`123456789012` です。" },
          requests: { both: ["sts:GetCallerIdentity"] },
        },
      ],
    },
    {
      id: "E3",
      title: { en: "The registry's own name", ja: "レジストリのホスト名" },
      variants: [
        {
          given: (place) => place.push(),
          stock: {
            text: `inkan shell -- bash -c '
ECR_REGISTRY="\${AWS_ACCOUNT_ID}.dkr.ecr.\${AWS_REGION}.amazonaws.com"
aws ecr get-login-password | crane auth login --username AWS --password-stdin $ECR_REGISTRY
crane ls $ECR_REGISTRY/$ECR_REPOSITORY'`,
            needs: ["namespaces", "ip", "aws", "crane"],
            reads: text,
          },
          native: { text: "inkan images $ECR_REPOSITORY -o text --query '[].tags[0]'", reads: text },
          comes: ({ env }) => env.IMAGE_TAG,
          seen: {
            en: "Within `inkan shell` AWS's own host name is a registry: it takes the login and lists the tag that was pushed.",
            ja: "`inkan shell` の中では AWS のホスト名がそのままレジストリとして使え、ログインと、push したタグの一覧に成功します。",
          },
          requests: {
            both: [],
            stockOnly: ["ecr:GetAuthorizationToken", "ecr:ListImages"],
            nativeOnly: ["ecr:DescribeImages"],
            because: {
              en: "The native command takes a name without a host for a repository of the current account and region, and asks ECR's API.",
              ja: "inkan ではホスト名のない名前は現在のアカウントとリージョンのリポジトリを指し、一覧には ECR の API を使います。",
            },
          },
          deviation: {
            en: "Outside of `inkan shell` that name leads to AWS: `inkan env` sets `ECR_REGISTRY` to one that works anywhere, `localhost:PORT`. Leave E3 out, or run the script in `inkan shell`.",
            ja: "`inkan shell` の外では、この名前は本物の AWS を指します。`inkan env` は `ECR_REGISTRY` に、どこでも使える `localhost:ポート` を設定します。E3 を省くか、スクリプトを `inkan shell` の中で実行してください。",
          },
        },
      ],
    },
    {
      id: "E4",
      title: { en: "The key, from terraform's outputs", ja: "terraform の出力から鍵を得る" },
      variants: (["kms_key_id", "kms_key_arn"] as const).map((output) => ({
        name: output,
        stock: {
          text: `cd terraform/image-registry; terraform output -raw ${output}`,
          needs: ["terraform"],
          before: (place) => applyModule(place, terraformAlias(output)),
          reads: text,
        },
        native: {
          text: `inkan keys describe alias/sandbox-ecr-kms/cosign -o text --query ${output === "kms_key_id" ? "keyId" : "arn"}`,
          reads: text,
          comes: ({ env }) => env[output.toUpperCase()],
        },
        comes: async ({ cloud }) => {
          const { KeyMetadata } = await (await cloud.kms()).send(
            new DescribeKeyCommand({ KeyId: terraformAlias(output) }),
          );
          return output === "kms_key_id" ? KeyMetadata?.KeyId : KeyMetadata?.Arn;
        },
        seen: {
          en: "The key that `terraform apply` of `terraform/image-registry` has made on the local cloud; natively, the one that `inkan up` made, as `inkan env` has it.",
          ja: "ローカルクラウドに対する `terraform/image-registry` の `terraform apply` で作成した鍵です。inkan では、`inkan up` が作成した鍵(`inkan env` と同じ値)です。",
        },
        requests: {
          both: [],
          nativeOnly: ["kms:DescribeKey", "kms:ListAliases"],
          because: {
            en: "terraform reads its own state, the native command asks KMS.",
            ja: "terraform は自身の state を読み、inkan は KMS に問い合わせます。",
          },
        },
      })),
    },
    {
      id: "E5",
      title: { en: "A tag and an image's reference", ja: "タグとイメージの参照" },
      variants: [
        {
          stock: {
            text: `${imageVariables}\necho "$IMAGE_URI"`,
            needs: [],
            reads: (outcome, { env }) =>
              text(outcome).startsWith(`${env.ECR_REGISTRY}/${env.ECR_REPOSITORY}:test-`) &&
              /:test-\d{8}-\d{6}$/.test(text(outcome)),
          },
          comes: () => true,
          seen: {
            en: "`localhost:PORT/sample-app-1:test-DATE-TIME`; R10 and R11 build and push under that name.",
            ja: "`localhost:ポート/sample-app-1:test-日付-時刻` となります。R10 と R11 ではこの名前でビルド・push します。",
          },
          requests: { both: [] },
          deviation: {
            en: "The shell alone does this: there is nothing for a native command to do.",
            ja: "シェルだけで完結するため、対応する inkan のコマンドはありません。",
          },
        },
      ],
    },
  ],
};

/** Applies the module to the local cloud under other names, in the place's own copy. */
async function applyModule({ env, folder, write }: Place, alias: string): Promise<void> {
  const inTerraform = (name: string) => join("terraform", name);
  mkdirSync(join(folder, "terraform"), { recursive: true });
  const shell = {
    env,
    folder: join(folder, "terraform"),
    write: (name: string, content: string | Uint8Array) => write(inTerraform(name), content),
  };
  const module = copyModule(shell, moduleFolder);
  const suffix = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  await module.output(["init", "-input=false"]);
  await module.output(["apply", "-input=false", "-auto-approve"], {
    local_endpoint: env.AWS_ENDPOINT_URL,
    github_organization: "ORG",
    github_repository: "REPO",
    create_github_oidc_provider: false,
    repository_names: [`app-${suffix}`],
    role_name: `role-${suffix}`,
    key_alias: alias,
  });
}
