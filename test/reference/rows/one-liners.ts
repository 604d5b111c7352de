import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import type { Group, Requests } from "../row.ts";

const alpine = async (place: Place): Promise<void> => {
  await place.importAlpine();
  await place.docker("pull", "alpine:latest");
};

const repositories = ["sample-app-1", "sample-app-2", "sample-app-3"];

const whole: Requests = {
  both: [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "kms:GetPublicKey",
    "kms:Sign",
  ],
  stockOnly: ["ecr:DescribeImages", "ecr:UploadLayerPart", "kms:DescribeKey"],
  nativeOnly: ["ecr:GetAuthorizationToken"],
  because: {
    en: "A native push prints the digest, so that ECR need not be asked for it; the native commands ask ECR for a login themselves.",
    ja: "inkan の push はダイジェストを出力するため、ECR に問い合わせる必要がありません。ログインは inkan が自分で ECR に求めます。",
  },
};

const counting =
  "aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'length(imageDetails)' --output text";

const twoImages = async (place: Place): Promise<void> => {
  await place.push({ tag: "first" });
  await place.push({ tag: "second" });
};

const signatureTags =
  "aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'imageDetails[?imageTags && contains(to_string(imageTags), `.sig`)].{Tag:imageTags[0], Pushed:imagePushedAt}' --output table";

export const oneLiners: Group = {
  letter: "O",
  title: { en: "One-liners", ja: "ワンライナー" },
  intro: {
    en: "Whole stories in one command line.",
    ja: "一連の作業を 1 つのコマンドラインで行います。",
  },
  rows: [
    {
      id: "O1",
      title: { en: "Push, sign and verify in one chain", ja: "push・署名・検証を続けて実行" },
      variants: [
        {
          given: alpine,
          stock: {
            text: `export AWS_REGION="ap-northeast-1" && \\
export IMAGE_TAG="test-$(date +%Y%m%d-%H%M%S)" && \\
export IMAGE_URI="\${ECR_REGISTRY}/\${ECR_REPOSITORY}:\${IMAGE_TAG}" && \\
docker tag alpine:latest $IMAGE_URI && \\
docker push $IMAGE_URI && \\
export IMAGE_DIGEST=$(aws ecr describe-images --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG --query 'imageDetails[0].imageDigest' --output text) && \\
cosign sign --key awskms:///$KMS_KEY_ARN --yes $ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST && \\
cosign verify --key awskms:///$KMS_KEY_ARN $ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST`,
            needs: ["docker", "aws", "cosign"],
            before: (place) => place.logIn(),
            reads: signedImages,
          },
          native: {
            text: `IMAGE=$(inkan push alpine:latest $IMAGE_URI) && \\
inkan sign --key awskms:///$KMS_KEY_ARN $IMAGE && \\
inkan verify --key awskms:///$KMS_KEY_ARN $IMAGE`,
            needs: ["docker"],
            reads: signedImages,
          },
          comes: () => ({ code: 0, signatures: [1, 0, 0] }),
          seen: {
            en: "Exit code 0 and one image with one signature that verifies.",
            ja: "終了コード 0 で、検証に成功する署名を 1 つ持つイメージが 1 つできます。",
          },
          requests: { ...whole, both: [...whole.both, "ecr:GetDownloadUrlForLayer"] },
        },
      ],
    },
    {
      id: "O2",
      title: { en: "The same for three repositories", ja: "3 つのリポジトリへの push と署名" },
      variants: [
        {
          given: alpine,
          stock: {
            text: `for REPO in sample-app-1 sample-app-2 sample-app-3; do
  docker tag alpine:latest $ECR_REGISTRY/$REPO:$IMAGE_TAG
  docker push $ECR_REGISTRY/$REPO:$IMAGE_TAG
  DIGEST=$(aws ecr describe-images --repository-name $REPO --image-ids imageTag=$IMAGE_TAG --query 'imageDetails[0].imageDigest' --output text)
  cosign sign --key awskms:///$KMS_KEY_ARN --yes $ECR_REGISTRY/$REPO@$DIGEST
done`,
            needs: ["docker", "aws", "cosign"],
            before: (place) => place.logIn(),
            reads: signedImages,
          },
          native: {
            text: `for REPO in sample-app-1 sample-app-2 sample-app-3; do
  inkan sign --key awskms:///$KMS_KEY_ARN $(inkan push alpine:latest $REPO:$IMAGE_TAG)
done`,
            needs: ["docker"],
            reads: signedImages,
          },
          comes: () => ({ code: 0, signatures: [1, 1, 1] }),
          seen: {
            en: "A signed image in each of the three repositories.",
            ja: "3 つのリポジトリそれぞれに、署名済みのイメージができます。",
          },
          requests: whole,
        },
      ],
    },
    {
      id: "O3",
      title: { en: "The signatures in a repository", ja: "リポジトリ内の署名の一覧" },
      variants: [
        {
          name: "made by cosign 2",
          given: async (place) => {
            await place.push();
            await place.sign({ format: "v2" });
          },
          stock: { text: signatureTags, needs: ["aws"], reads: tagsShown },
          native: {
            text: "inkan images $ECR_REPOSITORY -o json --query '[].belongings[].{Tag:tags[0], Digest:digest, Pushed:pushedAt}'",
            reads: tagsShown,
          },
          comes: ({ env }) => [`${env.IMAGE_DIGEST?.replace(":", "-")}.sig`],
          seen: { en: "The `.sig` tag with the time of its push.", ja: "`.sig` タグと push 日時が表示されます。" },
          requests: { both: ["ecr:DescribeImages"] },
        },
        {
          name: "made by cosign 3",
          given: async (place) => {
            await place.push();
            await place.sign({ format: "v3" });
          },
          stock: { text: signatureTags, needs: ["aws"], reads: signaturesShown },
          native: {
            text: "inkan images $ECR_REPOSITORY -o json --query '[].belongings[].{Tag:tags[0], Digest:digest, Pushed:pushedAt}'",
            reads: signaturesShown,
            comes: () => 1,
          },
          comes: () => 0,
          seen: {
            en: "The stock query prints nothing, since a bundle has no tag; the native one shows its digest.",
            ja: "バンドルにはタグがないため、元のクエリでは何も表示されません。inkan ではダイジェストが表示されます。",
          },
          requests: {
            both: ["ecr:DescribeImages"],
            nativeOnly: ["ecr:ListImageReferrers"],
            because: {
              en: "The native listing asks which bundle belongs to which image.",
              ja: "inkan は、どのバンドルがどのイメージのものかを問い合わせます。",
            },
          },
          deviation: {
            en: "The stock query knows the storage of cosign 2 alone; the native command lists the signatures of both.",
            ja: "元のクエリで見えるのは cosign 2 の保存形式だけです。inkan はどちらの形式の署名も一覧します。",
          },
        },
      ],
    },
    {
      id: "O4",
      title: { en: "A live count of images", ja: "イメージ数の監視" },
      variants: [
        {
          name: "by watch",
          given: twoImages,
          stock: {
            text: `watch -n 10 "${counting}"`,
            needs: ["watch", "aws"],
            reads: countShown,
            until: /\[3;1H2/,
          },
          native: { text: "inkan watch images $ECR_REPOSITORY -o text --query total", reads: countShown, until: /2\n/ },
          comes: () => true,
          seen: {
            en: "`2`, anew every ten seconds until Ctrl-C.",
            ja: "Ctrl-C を押すまで、10 秒ごとに `2` が表示されます。",
          },
          requests: { both: ["ecr:DescribeImages"] },
        },
        {
          name: "by a loop",
          given: twoImages,
          stock: {
            text: `while true; do
  ${counting}
  sleep 10
done`,
            needs: ["aws"],
            reads: firstLine,
            until: /2\n/,
          },
          native: { text: "inkan watch images $ECR_REPOSITORY -o text --query total", reads: firstLine, until: /2\n/ },
          comes: () => "2",
          seen: { en: "The same.", ja: "上と同じです。" },
          requests: { both: ["ecr:DescribeImages"] },
        },
      ],
    },
  ],
};

/** How it ended, and for each repository how many signatures of its tagged image verify. */
async function signedImages({ code, stderr }: Outcome, place: Place): Promise<unknown> {
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  const signatures: number[] = [];
  for (const repository of repositories) {
    const image = (await place.images(repository)).find(({ tags }) => tags.some((tag) => tag.startsWith("test-")));
    signatures.push(image === undefined ? 0 : (await place.payloads(`${repository}@${image.digest}`)).length);
  }
  return { code, signatures };
}

function tagsShown({ stdout }: Outcome): readonly string[] {
  return [...stdout.matchAll(/sha256-[0-9a-f]{64}\.sig/g)].map(([tag]) => tag);
}

function signaturesShown({ stdout }: Outcome): number {
  return [...stdout.matchAll(/sha256[-:][0-9a-f]{64}/g)].length;
}

function countShown({ stdout }: Outcome): boolean {
  return /\b2\b|1H2/.test(stdout);
}

function firstLine({ stdout }: Outcome): string | undefined {
  return stdout.split("\n")[0];
}
