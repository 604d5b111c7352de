import { text } from "../readings.ts";
import type { Group } from "../row.ts";

const imageVariables = `IMAGE_TAG="test-$(date +%Y%m%d-%H%M%S)"
IMAGE_URI="\${ECR_REGISTRY}/\${ECR_REPOSITORY}:\${IMAGE_TAG}"`;

/** The variables of E1 and E5, which the other rows use beside those of `inkan env`. */
export const variablesScript = `export AWS_REGION="ap-northeast-1"\n${imageVariables}`;

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
