import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import { json } from "../readings.ts";
import type { Row } from "../row.ts";
import { numbered, pushAll } from "./registry-images.ts";

type StockRemoval = {
  readonly imageIds: readonly { readonly imageTag?: string }[];
  readonly failures: readonly { readonly imageId: { readonly imageTag?: string } }[];
};
type NativeRemoval = readonly { readonly tag: string | null; readonly result: string }[];

/** The tags that the repository has afterwards. */
const tagsLeft = async (outcome: Outcome, place: Place) => {
  if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}: ${outcome.stderr}`);
  return await tagsIn(place);
};
const tagsIn = async (place: Place) => (await place.images()).flatMap(({ tags }) => tags);

const removal = {
  both: ["ecr:BatchDeleteImage"],
  nativeOnly: ["ecr:DescribeImages", "sts:GetCallerIdentity"],
  because: {
    en: "The native command finds what belongs to the image, and says first in which account it is about to delete.",
    ja: "inkan は削除の前に、イメージに付随するもの(署名など)を調べ、どのアカウントで削除するかを表示します。",
  },
};

const removesSignatures = {
  en: "With an image, the native command deletes its signatures of both storages (`--keep-signatures` leaves them).",
  ja: "inkan はイメージと一緒に、どちらの保存形式の署名も削除します(`--keep-signatures` で残せます)。",
};

const pushing = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:GetAuthorizationToken",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
];

const emptying = `aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids "$(aws ecr list-images --repository-name $ECR_REPOSITORY --query 'imageIds[*]' --output json)"`;

/** R10 to R16: what builds, pushes and deletes. */
export const changingRows: readonly Row[] = [
  {
    id: "R10",
    title: { en: "Build an image", ja: "イメージのビルド" },
    variants: [
      {
        given: async (place) => {
          place.write("Dockerfile", "FROM scratch\nCOPY greeting /greeting\n");
          place.write("greeting", "hello\n");
        },
        stock: {
          text: "docker build -t $IMAGE_URI .",
          needs: ["docker"],
          reads: async (_outcome, place) =>
            await place.docker("image", "inspect", "--format", "{{index .RepoTags 0}}", place.variable("IMAGE_URI")),
        },
        native: {
          text: "inkan push --dir . $IMAGE_URI",
          reads: async (_outcome, place) =>
            (await tagsIn(place)).map((tag) => place.variable("IMAGE_URI").replace(/[^:]*$/, tag))[0],
        },
        comes: ({ env }) => env.IMAGE_URI,
        seen: {
          en: "An image of that name: in the engine; natively, in the registry at once.",
          ja: "その名前のイメージができます。docker では docker エンジンの中に、inkan では直接レジストリにできます。",
        },
        requests: {
          both: [],
          nativeOnly: pushing,
          because: {
            en: "A build does not talk to AWS; `push --dir` packs and pushes.",
            ja: "ビルドは AWS と通信しません。`push --dir` はイメージを作ってそのまま push します。",
          },
        },
        deviation: {
          en: "There is no native builder: `push --dir` makes an image of one layer on scratch from a folder's files, without a Dockerfile.",
          ja: "inkan にビルダーはありません。`push --dir` は Dockerfile を使わず、フォルダーの内容を scratch 上の 1 レイヤーとしてイメージにします。",
        },
      },
    ],
  },
  {
    id: "R11",
    title: { en: "Pull, tag and push", ja: "pull・タグ付け・push" },
    variants: [
      {
        given: (place) => place.importAlpine(),
        stock: {
          text: "docker pull alpine:latest\ndocker tag alpine:latest $IMAGE_URI\ndocker push $IMAGE_URI",
          needs: ["docker"],
          before: (place) => place.logIn(),
          reads: tagsLeft,
        },
        native: { text: "inkan push alpine:latest $IMAGE_URI", needs: ["docker"], reads: tagsLeft },
        comes: ({ env }) => [env.IMAGE_TAG],
        seen: {
          en: "The image stands in the repository under its tag. The engine has no network here: the pull comes from Inkan's mirror.",
          ja: "イメージがそのタグでリポジトリに入ります。このテストの docker エンジンにはネットワークがなく、pull は inkan のミラーから行われます。",
        },
        requests: {
          both: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:CompleteLayerUpload",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
          ],
          stockOnly: ["ecr:UploadLayerPart"],
          nativeOnly: ["ecr:BatchGetImage", "ecr:GetAuthorizationToken"],
          because: {
            en: "The native command asks ECR for a login itself, looks whether the image is there already, and sends a small blob with one request.",
            ja: "inkan はログインを自分で ECR に求め、イメージが既にあるかを調べ、小さな blob は 1 回のリクエストで送ります。",
          },
        },
        deviation: {
          en: "The stock pull needs a network, or `inkan up --mirror PORT` with an image that `inkan import` brought. The native command pushes an image that the engine has; it packs layers itself, so the digest differs from docker's.",
          ja: "元の pull にはネットワークか、`inkan up --mirror PORT` と `inkan import` で取り込んだイメージが必要です。inkan はエンジンにあるイメージを push します。レイヤーの圧縮を自分で行うため、ダイジェストは docker とは異なります。",
        },
      },
    ],
  },
  {
    id: "R12",
    title: { en: "Delete an image by its tag", ja: "タグを指定した削除" },
    variants: [
      {
        name: "its only tag",
        given: async (place) => {
          await place.push({ tag: "stays" });
          await place.push();
        },
        stock: {
          text: "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG",
          needs: ["aws"],
          reads: tagsLeft,
        },
        native: { text: "inkan rm $ECR_REPOSITORY:$IMAGE_TAG --yes", reads: tagsLeft },
        comes: () => ["stays"],
        seen: { en: "The image is gone.", ja: "イメージが削除されます。" },
        requests: removal,
        deviation: removesSignatures,
      },
      {
        name: "one of two tags",
        given: async (place) => {
          await place.push();
          await place.tag(place.variable("IMAGE_TAG"), "second-tag");
        },
        stock: {
          text: "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG",
          needs: ["aws"],
          reads: tagsLeft,
        },
        native: { text: "inkan rm $ECR_REPOSITORY:$IMAGE_TAG --yes", reads: tagsLeft },
        comes: () => ["second-tag"],
        seen: {
          en: "The tag alone is gone: the image stays under its other tag.",
          ja: "タグだけが外れ、イメージはもう 1 つのタグで残ります。",
        },
        requests: removal,
      },
    ],
  },
  {
    id: "R13",
    title: { en: "Delete an image by its digest", ja: "ダイジェストを指定した削除" },
    variants: [
      {
        given: async (place) => {
          await place.push({ tag: "stays" });
          await place.push();
          await place.tag(place.variable("IMAGE_TAG"), "second-tag");
        },
        stock: {
          text: "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageDigest=$IMAGE_DIGEST",
          needs: ["aws"],
          reads: tagsLeft,
        },
        native: { text: "inkan rm $ECR_REPOSITORY@$IMAGE_DIGEST --yes", reads: tagsLeft },
        comes: () => ["stays"],
        seen: { en: "The image is gone with both its tags.", ja: "2 つのタグとともにイメージが削除されます。" },
        requests: removal,
        deviation: removesSignatures,
      },
    ],
  },
  {
    id: "R14",
    title: { en: "Delete several images, of which one is missing", ja: "複数削除(一部が存在しない場合)" },
    variants: [
      {
        name: "both are there",
        given: (place) => pushAll(place, ["stays", "test-1", "test-2"]),
        stock: {
          text: "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=test-1 imageTag=test-2",
          needs: ["aws"],
          reads: tagsLeft,
        },
        native: { text: "inkan rm $ECR_REPOSITORY:test-1 $ECR_REPOSITORY:test-2 --yes", reads: tagsLeft },
        comes: () => ["stays"],
        seen: { en: "Both are gone.", ja: "2 つとも削除されます。" },
        requests: removal,
      },
      {
        name: "one is missing",
        given: (place) => pushAll(place, ["test-1"]),
        stock: {
          text: "aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids imageTag=test-1 imageTag=test-2",
          needs: ["aws"],
          reads: json(({ imageIds, failures }: StockRemoval) => ({
            deleted: imageIds.map(({ imageTag }) => imageTag),
            missing: failures.map(({ imageId }) => imageId.imageTag),
          })),
        },
        native: {
          text: "inkan rm $ECR_REPOSITORY:test-1 $ECR_REPOSITORY:test-2 --yes -o json",
          reads: ({ stdout, stderr }) => ({
            deleted: (JSON.parse(stdout) as NativeRemoval).map(({ tag }) => tag),
            missing: [...stderr.matchAll(/no image \S+:(\S+)/g)].map(([, tag]) => tag),
          }),
        },
        comes: () => ({ deleted: ["test-1"], missing: ["test-2"] }),
        seen: {
          en: "`test-1` is deleted; `test-2` comes back under `failures` (ImageNotFound), natively as a warning.",
          ja: "`test-1` は削除され、`test-2` は `failures`(ImageNotFound)に入ります。inkan では警告として表示されます。",
        },
        requests: removal,
        deviation: {
          en: "With a failure the stock command ends with 0 all the same; the native one ends with 1.",
          ja: "失敗があっても元のコマンドの終了コードは 0 ですが、inkan は 1 で終了します。",
        },
      },
    ],
  },
  {
    id: "R15",
    title: { en: "Empty a repository", ja: "リポジトリを空にする" },
    variants: [
      {
        name: "a few images",
        given: (place) => pushAll(place, ["first", "second", "third"]),
        stock: { text: emptying, needs: ["aws"], reads: tagsLeft },
        native: { text: "inkan rm $ECR_REPOSITORY --all --yes", reads: tagsLeft },
        comes: () => [],
        seen: { en: "The repository is empty.", ja: "リポジトリが空になります。" },
        requests: { ...removal, stockOnly: ["ecr:ListImages"] },
      },
      {
        name: "more than a call may name",
        given: (place) => pushAll(place, numbered(101)),
        stock: {
          text: emptying,
          needs: ["aws"],
          reads: async ({ code, stderr }, place) => {
            if (code === 0 || !stderr.includes("InvalidParameterException")) throw new Error(`${code}: ${stderr}`);
            return (await tagsIn(place)).length;
          },
        },
        comes: () => 101,
        seen: {
          en: "With 101 images ECR's own error, InvalidParameterException, and nothing is deleted: a call may name 100.",
          ja: "101 イメージでは ECR 自身のエラー(InvalidParameterException)になり、何も削除されません。1 回の呼び出しで指定できるのは 100 個までです。",
        },
        requests: { both: ["ecr:BatchDeleteImage"], stockOnly: ["ecr:ListImages"] },
        deviation: {
          en: "`inkan rm $ECR_REPOSITORY --all --yes` sends as many calls as it takes.",
          ja: "`inkan rm $ECR_REPOSITORY --all --yes` は必要な回数だけ呼び出すため、この制限を受けません。",
        },
      },
    ],
  },
  {
    id: "R16",
    title: { en: "Delete the ten oldest images", ja: "古い 10 イメージの削除" },
    variants: [
      {
        given: (place) => pushAll(place, numbered(12)),
        stock: {
          text: `IMAGES_TO_DELETE=$(aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'sort_by(imageDetails,& imagePushedAt)[0:10].imageDigest' --output json)
aws ecr batch-delete-image --repository-name $ECR_REPOSITORY --image-ids "$(echo "$IMAGES_TO_DELETE" | jq -c '[.[] | {imageDigest: .}]')"`,
          needs: ["aws", "jq"],
          reads: tagsLeft,
        },
        native: { text: "inkan rm $ECR_REPOSITORY --oldest 10 --yes", reads: tagsLeft },
        comes: () => ["run-11", "run-12"],
        seen: { en: "Of twelve images the two newest are left.", ja: "12 イメージのうち新しい 2 個だけが残ります。" },
        requests: {
          both: ["ecr:BatchDeleteImage", "ecr:DescribeImages"],
          nativeOnly: ["sts:GetCallerIdentity"],
          because: {
            en: "The native command says first in which account it is about to delete.",
            ja: "inkan は削除の前に、どのアカウントで削除するかを表示します。",
          },
        },
        deviation: {
          en: "The stock query takes the ten oldest of everything, signatures included; the native command takes ten images, each with what belongs to it.",
          ja: "元のコマンドは署名も含めて古い 10 個を削除します。inkan はイメージを 10 個数え、それぞれに付随するものも削除します。",
        },
      },
    ],
  },
];
