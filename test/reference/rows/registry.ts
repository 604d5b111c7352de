import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import { json, text } from "../readings.ts";
import type { Group } from "../row.ts";

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

type StockRemoval = {
  readonly imageIds: readonly { readonly imageTag?: string }[];
  readonly failures: readonly { readonly imageId: { readonly imageTag?: string } }[];
};
type NativeRemoval = readonly { readonly tag: string | null; readonly result: string }[];

const stockRepositories = json(({ repositories }: StockRepositories) =>
  repositories.map(({ repositoryName, repositoryUri }) => [repositoryName, repositoryUri]),
);
const nativeRepositories = json((repositories: NativeRepositories) => repositories.map(({ name, uri }) => [name, uri]));

const stockImages = json(({ imageDetails }: StockImages) =>
  imageDetails.map(({ imageDigest, imageTags, imageSizeInBytes }) => [imageDigest, imageTags, imageSizeInBytes]),
);
const nativeImages = json((images: NativeImages) => images.map(({ digest, tags, size }) => [digest, tags, size]));

/** The tags that the repository has afterwards. */
const tagsLeft = async (outcome: Outcome, place: Place) => {
  if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}: ${outcome.stderr}`);
  return await tagsIn(place);
};
const tagsIn = async (place: Place) => (await place.images()).flatMap(({ tags }) => tags);

async function pushAll(place: Place, tags: readonly string[]): Promise<void> {
  for (const tag of tags) await place.push({ tag });
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `run-${index + 1}`);

const listing = { both: ["ecr:DescribeImages"] };

const removal = {
  both: ["ecr:BatchDeleteImage"],
  nativeOnly: ["ecr:DescribeImages", "sts:GetCallerIdentity"],
  because: {
    en: "The native command finds what belongs to the image, and says first in which account it is about to delete.",
    ja: "inkan は削除の前に、イメージに付随するもの(署名など)を調べ、どのアカウントで削除するかを表示します。",
  },
};

const foldsSignatures = {
  en: "ECR lists each signature as an image of its own; the native listing folds it under the image that it signs.",
  ja: "ECR は署名も 1 つのイメージとして数えますが、inkan の一覧では署名対象のイメージの下にまとめられます。",
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

export const registry: Group = {
  letter: "R",
  title: { en: "Registry", ja: "レジストリ" },
  intro: {
    en: "The repositories, their images, and what removes them. Native commands need no login of docker's: they ask ECR for one.",
    ja: "リポジトリとイメージの参照・push・削除です。inkan のコマンドは docker のログインを必要とせず、必要な認証情報を自分で ECR に求めます。",
  },
  rows: [
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
  ],
};

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
