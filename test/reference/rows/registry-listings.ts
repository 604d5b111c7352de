import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import { json, text } from "../readings.ts";
import type { Row } from "../row.ts";
import { numbered, pushAll } from "./registry-images.ts";

type StockRepositories = {
  readonly repositories: readonly { readonly repositoryName: string; readonly repositoryUri: string }[];
};
type NativeRepositories = readonly { readonly name: string; readonly uri: string }[];

type StockImages = {
  readonly imageDetails: readonly {
    readonly imageDigest: string;
    readonly imageTags: readonly string[];
    readonly imageSizeInBytes: number;
  }[];
};
type NativeImages = readonly { readonly digest: string; readonly tags: readonly string[]; readonly size: number }[];

const stockRepositories = json(({ repositories }: StockRepositories) =>
  repositories.map(({ repositoryName, repositoryUri }) => [repositoryName, repositoryUri]),
);
const nativeRepositories = json((repositories: NativeRepositories) => repositories.map(({ name, uri }) => [name, uri]));

const stockImages = json(({ imageDetails }: StockImages) =>
  imageDetails.map(({ imageDigest, imageTags, imageSizeInBytes }) => [imageDigest, imageTags, imageSizeInBytes]),
);
const nativeImages = json((images: NativeImages) => images.map(({ digest, tags, size }) => [digest, tags, size]));

const listing = { both: ["ecr:DescribeImages"] };

const foldsSignatures = {
  en: "ECR lists each signature as an image of its own; the native listing folds it under the image that it signs.",
  ja: "ECR は署名も 1 つのイメージとして数えますが、inkan の一覧では署名対象のイメージの下にまとめられます。",
};

/** R1 to R9: what is there. */
export const listingRows: readonly Row[] = [
  {
    id: "R1",
    title: { en: "Log in to the registry", ja: "レジストリへのログイン" },
    variants: [
      {
        stock: {
          text: "aws ecr get-login-password --region $AWS_REGION | docker login --username AWS --password-stdin $ECR_REGISTRY",
          needs: ["aws", "docker"],
          reads: (outcome, place) => {
            if (!outcome.stdout.includes("Login Succeeded")) throw new Error(`${outcome.stdout}${outcome.stderr}`);
            return storedLogin(outcome, place);
          },
        },
        native: { text: "inkan login", reads: storedLogin },
        comes: ({ env }) => ({ registry: env.ECR_REGISTRY, user: "AWS" }),
        seen: {
          en: "`Login Succeeded`, natively `logged in to …`; docker's configuration holds a login of user AWS for the registry.",
          ja: "`Login Succeeded`(inkan では `logged in to …`)と表示され、docker の設定にユーザー AWS のログインが保存されます。",
        },
        requests: { both: ["ecr:GetAuthorizationToken"] },
      },
    ],
  },
  {
    id: "R2",
    title: { en: "The repositories", ja: "リポジトリの一覧" },
    variants: [
      {
        stock: { text: "aws ecr describe-repositories", needs: ["aws"], reads: stockRepositories },
        native: { text: "inkan repos -o json", reads: nativeRepositories },
        comes: ({ env }) =>
          ["sample-app-1", "sample-app-2", "sample-app-3"].map((name) => [name, `${env.ECR_REGISTRY}/${name}`]),
        seen: { en: "The three repositories with their addresses.", ja: "3 つのリポジトリとその URI です。" },
        requests: { both: ["ecr:DescribeRepositories"] },
      },
    ],
  },
  {
    id: "R3",
    title: { en: "One repository", ja: "1 つのリポジトリ" },
    variants: [
      {
        stock: {
          text: "aws ecr describe-repositories --repository-names $ECR_REPOSITORY",
          needs: ["aws"],
          reads: stockRepositories,
        },
        native: {
          text: `inkan repos -o json --query "[?name=='$ECR_REPOSITORY']"`,
          reads: nativeRepositories,
        },
        comes: ({ env }) => [[env.ECR_REPOSITORY, `${env.ECR_REGISTRY}/${env.ECR_REPOSITORY}`]],
        seen: { en: "The one repository.", ja: "指定したリポジトリ 1 つだけが得られます。" },
        requests: { both: ["ecr:DescribeRepositories"] },
        deviation: {
          en: "The native command picks from the whole list: a name that is not there gives an empty list instead of an error.",
          ja: "inkan は一覧から選び出すため、存在しない名前ではエラーではなく空のリストになります。",
        },
      },
    ],
  },
  {
    id: "R4",
    title: { en: "A repository's lifecycle policy", ja: "リポジトリのライフサイクルポリシー" },
    variants: [
      {
        stock: {
          text: "aws ecr get-lifecycle-policy --repository-name $ECR_REPOSITORY",
          needs: ["aws"],
          reads: json(({ lifecyclePolicyText }: { lifecyclePolicyText: string }) =>
            ruleOf(JSON.parse(lifecyclePolicyText) as LifecyclePolicy),
          ),
        },
        native: { text: "inkan lifecycle show $ECR_REPOSITORY", reads: json(ruleOf) },
        comes: () => [{ tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 }],
        seen: {
          en: "One rule: of any tag status, the newest 10 images stay.",
          ja: "ルールは 1 つで、タグの有無を問わず新しい 10 イメージを残します。",
        },
        requests: { both: ["ecr:GetLifecyclePolicy"] },
        deviation: {
          en: "The native command prints the policy itself, not a JSON string of JSON.",
          ja: "inkan は JSON 文字列に包まれた形ではなく、ポリシーそのものを出力します。",
        },
      },
    ],
  },
  {
    id: "R5",
    title: { en: "Digest and tag pairs", ja: "ダイジェストとタグの組" },
    variants: [
      {
        given: (place) => pushAll(place, ["first", "second"]),
        stock: {
          text: "aws ecr list-images --repository-name $ECR_REPOSITORY",
          needs: ["aws"],
          reads: json(({ imageIds }: { imageIds: readonly { imageDigest: string; imageTag: string }[] }) =>
            imageIds.map(({ imageDigest, imageTag }) => [imageDigest, imageTag]),
          ),
        },
        native: {
          text: "inkan images $ECR_REPOSITORY -o json --query '[].{imageDigest:digest, imageTag:tags[0]}'",
          reads: json((pairs: readonly { imageDigest: string; imageTag: string }[]) =>
            pairs.map(({ imageDigest, imageTag }) => [imageDigest, imageTag]),
          ),
        },
        comes: async (place) => (await place.images()).toReversed().map(({ digest, tags }) => [digest, tags[0]]),
        seen: { en: "Both images' digests with their tags.", ja: "2 つのイメージのダイジェストとタグが得られます。" },
        requests: {
          both: [],
          stockOnly: ["ecr:ListImages"],
          nativeOnly: listing.both,
          because: {
            en: "The native listing knows sizes, times and signatures, which ListImages does not tell.",
            ja: "inkan の一覧は ListImages では得られないサイズ・日時・署名も扱うため、DescribeImages を使います。",
          },
        },
        deviation: foldsSignatures,
      },
    ],
  },
  {
    id: "R6",
    title: { en: "The ten newest images, as a table", ja: "新しい 10 イメージの表" },
    variants: [
      {
        given: (place) => pushAll(place, numbered(11)),
        stock: {
          text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'sort_by(imageDetails,& imagePushedAt)[-10:].[imageTags[0], imagePushedAt, imageSizeInBytes]' --output table",
          needs: ["aws"],
          reads: ({ stdout }) => [...stdout.matchAll(/\brun-\d+/g)].map(([tag]) => tag),
        },
        native: {
          text: "inkan images $ECR_REPOSITORY --limit 10",
          reads: ({ stdout }) => [...stdout.matchAll(/^run-\d+/gm)].map(([tag]) => tag).toReversed(),
        },
        comes: () => numbered(11).slice(1),
        seen: {
          en: "Of eleven images the ten newest, with tag, time of push and size.",
          ja: "11 イメージのうち新しい 10 個のタグ・push 日時・サイズが表になります。",
        },
        requests: listing,
        deviation: {
          en: "The native table begins with the newest; the stock query ends with it.",
          ja: "inkan の表は新しい順です(元のコマンドは古い順で、最後が最新です)。",
        },
      },
    ],
  },
  {
    id: "R7",
    title: { en: "How many images", ja: "イメージの数" },
    variants: [
      {
        given: (place) => pushAll(place, ["first", "second"]),
        stock: {
          text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'length(imageDetails)' --output text",
          needs: ["aws"],
          reads: text,
        },
        native: { text: "inkan images $ECR_REPOSITORY -o text --query 'length([])'", reads: text },
        comes: () => "2",
        seen: { en: "`2`, for two images without signatures.", ja: "署名のない 2 イメージに対して `2` です。" },
        requests: listing,
      },
      {
        name: "of a signed image",
        given: async (place) => {
          await place.push();
          await place.sign({ format: "v3" });
        },
        stock: {
          text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --query 'length(imageDetails)' --output text",
          needs: ["aws"],
          reads: (outcome) => Number(text(outcome)),
        },
        native: {
          text: "inkan images $ECR_REPOSITORY -o json --query '[length([]), length([].belongings[])]'",
          reads: json(([images, belongings]: readonly [number, number]) => images + belongings),
        },
        comes: () => 2,
        seen: {
          en: "`2` for one image with one signature; natively one image and one thing that belongs to it.",
          ja: "署名を 1 つ持つ 1 イメージに対して `2` です。inkan では「イメージ 1、付随するもの 1」となります。",
        },
        requests: {
          both: ["ecr:DescribeImages"],
          nativeOnly: ["ecr:ListImageReferrers"],
          because: {
            en: "The native listing asks which signature belongs to which image.",
            ja: "inkan の一覧は、どの署名がどのイメージのものかを問い合わせます。",
          },
        },
        deviation: foldsSignatures,
      },
    ],
  },
  {
    id: "R8",
    title: { en: "One image by its tag", ja: "タグで指定した 1 イメージ" },
    variants: [
      {
        given: async (place) => {
          await place.push();
          await place.push({ tag: "other" });
        },
        stock: {
          text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG",
          needs: ["aws"],
          reads: stockImages,
        },
        native: { text: "inkan images $ECR_REPOSITORY --tag $IMAGE_TAG -o json", reads: nativeImages },
        comes: describedImage,
        seen: { en: "The image's digest, tags and size.", ja: "イメージのダイジェスト・タグ・サイズが得られます。" },
        requests: listing,
        deviation: {
          en: "A tag that is not there is an error of ECR's (exit code 254 or 255) and an empty list of the native command.",
          ja: "存在しないタグは、ECR ではエラー(終了コード 254 または 255)、inkan では空のリストになります。",
        },
      },
    ],
  },
  {
    id: "R9",
    title: { en: "An image's digest by its tag", ja: "タグからダイジェストを得る" },
    variants: [
      {
        given: (place) => place.push(),
        stock: {
          text: "aws ecr describe-images --repository-name $ECR_REPOSITORY --image-ids imageTag=$IMAGE_TAG --query 'imageDetails[0].imageDigest' --output text",
          needs: ["aws"],
          reads: text,
        },
        native: {
          text: "inkan images $ECR_REPOSITORY --tag $IMAGE_TAG -o text --query '[0].digest'",
          reads: text,
        },
        comes: ({ env }) => env.IMAGE_DIGEST,
        seen: { en: "The digest that was pushed.", ja: "push したイメージのダイジェストです。" },
        requests: listing,
      },
    ],
  },
];

type LifecyclePolicy = { readonly rules: readonly { readonly selection: unknown }[] };

function ruleOf({ rules }: LifecyclePolicy): unknown {
  return rules.map(({ selection }) => selection);
}

/** The registry that docker's configuration holds a login for, and as whom. */
function storedLogin(outcome: Outcome, place: Place): unknown {
  if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}: ${outcome.stderr}`);
  const { auths } = JSON.parse(place.read(".docker/config.json")) as { auths: Record<string, { auth: string }> };
  return Object.entries(auths).map(([registry, { auth }]) => ({
    registry,
    user: Buffer.from(auth, "base64").toString("utf8").split(":")[0],
  }))[0];
}

async function describedImage(place: Place): Promise<unknown> {
  const image = (await place.images()).find(({ digest }) => digest === place.env.IMAGE_DIGEST);
  return [[image?.digest, image?.tags, image?.size]];
}
