import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import type { Group, Requests, Variant } from "../row.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** The clone's folder of scripts, where the rows change to. */
const clone = async ({ folder }: Place): Promise<void> => symlinkSync(join(root, "scripts"), join(folder, "scripts"));

const sameProgram = {
  en: "The script is thin over the native command, which does the same where there is no clone.",
  ja: "スクリプトは inkan のコマンドを呼び出すだけの薄いものです。クローンがない環境ではコマンドを直接使えます。",
};

const pushing = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:DescribeRepositories",
  "ecr:GetAuthorizationToken",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "sts:GetCallerIdentity",
];
const checkRequests: Requests = {
  both: [...pushing, "ecr:GetDownloadUrlForLayer", "kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
};
const lifecycleRequests: Requests = { both: [...pushing, "ecr:GetLifecyclePolicy"] };

const checking = (repository: string, line: string, command: string): Variant => ({
  given: clone,
  stock: { text: `cd scripts; ${line}`, needs: [], reads: signedImagesOf(repository) },
  native: { text: command, reads: signedImagesOf(repository) },
  comes: () => ({ code: 0, images: 1, signatures: 1 }),
  seen: {
    en: "Every step passes; afterwards the repository has one image of the script's own with a signature that verifies.",
    ja: "すべての手順が成功し、リポジトリには検証に成功する署名を 1 つ持つイメージが 1 つ残ります。",
  },
  requests: checkRequests,
  deviation: sameProgram,
});

const expiring = (options: {
  readonly repository: string;
  readonly line: string;
  readonly command: string;
  readonly images: number;
}): Variant => ({
  given: clone,
  stock: { text: `cd scripts; ${options.line}`, needs: [], reads: imagesOf(options.repository) },
  native: { text: options.command, reads: imagesOf(options.repository) },
  comes: () => ({ code: 0, images: options.images }),
  seen: {
    en: `${options.images} images with different digests are there; those that the policy will expire are named. Off a terminal and without \`--yes\` nothing is expired, which is said.`,
    ja: `ダイジェストの異なる ${options.images} 個のイメージが push され、ポリシーで期限切れになるイメージが示されます。端末以外で \`--yes\` を付けない場合は何も削除せず、その旨を表示します。`,
  },
  requests: lifecycleRequests,
  deviation: sameProgram,
});

export const scripts: Group = {
  letter: "S",
  title: { en: "Verification scripts", ja: "検証スクリプト" },
  intro: {
    en: "`scripts/verify-ecr-cosign.sh` and `scripts/test-ecr-lifecycle.sh` run Inkan's own tools; with `--stock` they run aws, docker and cosign.",
    ja: "`scripts/verify-ecr-cosign.sh` と `scripts/test-ecr-lifecycle.sh` は inkan のツールを使います。`--stock` を付けると aws・docker・cosign を使います。",
  },
  rows: [
    {
      id: "S1",
      title: { en: "Check push, signature and verification", ja: "push・署名・検証の確認" },
      variants: [
        checking("sample-app-1", "./verify-ecr-cosign.sh", "inkan check"),
        {
          name: "with the stock programs",
          given: clone,
          stock: {
            text: "cd scripts; ./verify-ecr-cosign.sh --stock",
            needs: ["docker", "aws", "cosign"],
            reads: signedImagesOf("sample-app-1"),
          },
          comes: () => ({ code: 0, images: 1, signatures: 1 }),
          seen: {
            en: "The same, by aws, docker and cosign, each command line shown.",
            ja: "aws・docker・cosign を使っても同じ結果になります。実行したコマンドラインも表示されます。",
          },
          requests: { both: [...checkRequests.both, "ecr:UploadLayerPart"] },
          deviation: {
            en: "`inkan check --stock` is the native command's own way to use them.",
            ja: "inkan からも `inkan check --stock` で同じプログラムを使えます。",
          },
        },
      ],
    },
    {
      id: "S2",
      title: { en: "The same on another repository", ja: "別のリポジトリでの確認" },
      variants: [
        checking(
          "sample-app-2",
          "ECR_REPOSITORY=sample-app-2 ./verify-ecr-cosign.sh",
          "inkan check --repository sample-app-2",
        ),
      ],
    },
    {
      id: "S3",
      title: { en: "See what the lifecycle policy does", ja: "ライフサイクルポリシーの動作確認" },
      variants: [
        expiring({
          repository: "sample-app-1",
          line: "./test-ecr-lifecycle.sh",
          command: "inkan lifecycle-check",
          images: 15,
        }),
        {
          ...expiring({
            repository: "sample-app-1",
            line: "./test-ecr-lifecycle.sh --yes",
            command: "inkan lifecycle-check --yes",
            images: 10,
          }),
          name: "expiring at once",
          seen: {
            en: "15 images are pushed, the policy's five are expired, 10 are left: the limit.",
            ja: "15 個を push し、ポリシーに従って 5 個を削除し、上限どおり 10 個が残ります。",
          },
          requests: { both: [...lifecycleRequests.both, "ecr:BatchDeleteImage"] },
        },
      ],
    },
    {
      id: "S4",
      title: { en: "Another count and limit", ja: "個数と上限の指定" },
      variants: [
        expiring({
          repository: "sample-app-1",
          line: "./test-ecr-lifecycle.sh 20",
          command: "inkan lifecycle-check 20",
          images: 20,
        }),
        expiring({
          repository: "sample-app-1",
          line: "./test-ecr-lifecycle.sh 20 10",
          command: "inkan lifecycle-check 20 10",
          images: 20,
        }),
      ],
    },
    {
      id: "S5",
      title: { en: "The same on another repository", ja: "別のリポジトリでの動作確認" },
      variants: [
        expiring({
          repository: "sample-app-3",
          line: "ECR_REPOSITORY=sample-app-3 ./test-ecr-lifecycle.sh 15",
          command: "inkan lifecycle-check 15 --repository sample-app-3",
          images: 15,
        }),
      ],
    },
  ],
};

/** How it ended, and of the images with a `test-` tag how many there are and how many of their signatures verify. */
function signedImagesOf(repository: string) {
  return async ({ code }: Outcome, place: Place): Promise<unknown> => {
    const tested = (await place.images(repository)).filter(({ tags }) => tags.some((tag) => tag.startsWith("test-")));
    const [image] = tested;
    const signatures = image === undefined ? [] : await place.payloads(`${repository}@${image.digest}`);
    return { code, images: tested.length, signatures: signatures.length };
  };
}

function imagesOf(repository: string) {
  return async ({ code }: Outcome, place: Place): Promise<unknown> => ({
    code,
    images: (await place.images(repository)).length,
  });
}
