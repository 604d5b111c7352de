import type { Outcome } from "../../run-program.ts";
import type { Payload, Place } from "../place.ts";
import { exitCode, json, text } from "../readings.ts";
import type { Group, Requests, Variant } from "../row.ts";

const pushed = (place: Place) => place.push();
const signed = async (place: Place): Promise<void> => {
  await place.push();
  await place.sign({ annotations: { builder: "local" } });
};

const digestOf = ({ critical }: Payload) => critical.image["docker-manifest-digest"];

/** What the image's signatures sign, once the form has succeeded. */
const signatures = async (outcome: Outcome, place: Place) => {
  if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}: ${outcome.stderr}`);
  return (await place.payloads()).map((payload) => [digestOf(payload), payload.optional ?? {}]);
};

const ownLogin = {
  en: "The native command asks ECR for a login itself",
  ja: "inkan はログインを自分で ECR に求め",
};

const signing: Requests = {
  both: [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "kms:GetPublicKey",
    "kms:Sign",
  ],
  stockOnly: ["ecr:UploadLayerPart", "kms:DescribeKey"],
  nativeOnly: ["ecr:GetAuthorizationToken"],
  because: {
    en: `${ownLogin.en}, sends a small blob with one request, and learns all of the key from GetPublicKey.`,
    ja: `${ownLogin.ja}、小さな blob は 1 回のリクエストで送り、鍵の情報は GetPublicKey だけで得ます。`,
  },
};

const verifying: Requests = {
  both: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "kms:GetPublicKey"],
  stockOnly: ["kms:DescribeKey"],
  nativeOnly: ["ecr:GetAuthorizationToken"],
  because: {
    en: `${ownLogin.en} and learns all of the key from GetPublicKey.`,
    ja: `${ownLogin.ja}、鍵の情報は GetPublicKey だけで得ます。`,
  },
};

const withOwnLogin = {
  nativeOnly: ["ecr:GetAuthorizationToken"],
  because: { en: `${ownLogin.en}.`, ja: `${ownLogin.ja}ます。` },
};

const signsBoth = {
  en: "cosign 2 and 3 store signatures differently (a `.sig` tag; a bundle as a referrer); the native command makes a bundle unless told `--format v2` or `both`.",
  ja: "署名の保存形式は cosign 2(`.sig` タグ)と cosign 3(リファラーとしてのバンドル)で異なります。inkan の既定はバンドルで、`--format v2` または `both` で変更できます。",
};

/** C1 is typed with and without `--yes`. */
const plainSignature = (flag: string): Variant => ({
  ...(flag === "" ? {} : { name: flag.trim() }),
  given: pushed,
  stock: {
    text: `cosign sign --key awskms:///$KMS_KEY_ARN${flag} $IMAGE_URI_WITH_DIGEST`,
    needs: ["cosign"],
    before: (place) => place.logIn(),
    reads: signatures,
  },
  native: {
    text: `inkan sign --key awskms:///$KMS_KEY_ARN${flag} $IMAGE_URI_WITH_DIGEST`,
    reads: signatures,
  },
  comes: ({ env }) => [[env.IMAGE_DIGEST, {}]],
  seen: {
    en: "One signature of the image's digest, which verifies with the key.",
    ja: "イメージのダイジェストに対する署名が 1 つでき、その鍵で検証に成功します。",
  },
  requests: signing,
  ...(flag === "" ? { deviation: signsBoth } : {}),
});

export const signatureRows: Group = {
  letter: "C",
  title: { en: "Signatures", ja: "署名" },
  intro: {
    en: "Each row runs with cosign 3 and with cosign 2, against an image that has been pushed; docker's configuration holds R1's login.",
    ja: "各行は cosign 3 と cosign 2 の両方で、push 済みのイメージに対して実行します。docker の設定には R1 のログインがあります。",
  },
  rows: [
    {
      id: "C1",
      title: { en: "Sign an image", ja: "イメージへの署名" },
      variants: [plainSignature(""), plainSignature(" --yes")],
    },
    {
      id: "C2",
      title: { en: "Sign with annotations", ja: "注釈(annotations)付きの署名" },
      variants: [
        {
          given: pushed,
          stock: {
            text: 'cosign sign --key awskms:///$KMS_KEY_ARN --annotations="git-sha=abc123" --annotations="build-date=2026-01-02" --annotations="builder=local" $IMAGE_URI_WITH_DIGEST',
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: signatures,
          },
          native: {
            text: 'inkan sign --key awskms:///$KMS_KEY_ARN --annotations="git-sha=abc123" --annotations="build-date=2026-01-02" --annotations="builder=local" $IMAGE_URI_WITH_DIGEST',
            reads: signatures,
          },
          comes: ({ env }) => [
            [env.IMAGE_DIGEST, { "git-sha": "abc123", "build-date": "2026-01-02", builder: "local" }],
          ],
          seen: {
            en: "The three annotations stand in the signed payload.",
            ja: "3 つの注釈が署名対象のペイロードに入ります。",
          },
          requests: signing,
        },
      ],
    },
    {
      id: "C3",
      title: { en: "The same by -a", ja: "-a による指定" },
      variants: [
        {
          given: pushed,
          stock: {
            text: "cosign sign --key awskms:///$KMS_KEY_ARN -a version=1.0.0 -a environment=dev -a tested=true $IMAGE_URI_WITH_DIGEST",
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: signatures,
          },
          native: {
            text: "inkan sign --key awskms:///$KMS_KEY_ARN -a version=1.0.0 -a environment=dev -a tested=true $IMAGE_URI_WITH_DIGEST",
            reads: signatures,
          },
          comes: ({ env }) => [[env.IMAGE_DIGEST, { version: "1.0.0", environment: "dev", tested: "true" }]],
          seen: {
            en: "The three annotations stand in the signed payload.",
            ja: "3 つの注釈が署名対象のペイロードに入ります。",
          },
          requests: signing,
        },
      ],
    },
    {
      id: "C4",
      title: { en: "Verify an image", ja: "署名の検証" },
      variants: [
        {
          given: signed,
          stock: {
            text: "cosign verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST",
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: json((payloads: readonly Payload[]) => payloads.map(digestOf)),
          },
          native: {
            text: "inkan verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST -o json",
            reads: json((payloads: readonly Payload[]) => payloads.map(digestOf)),
          },
          comes: ({ env }) => [env.IMAGE_DIGEST],
          seen: {
            en: "Exit code 0 and the signed payload, of the image's digest, as JSON on stdout.",
            ja: "終了コード 0 で、イメージのダイジェストを含む署名済みペイロードが JSON で標準出力に出ます。",
          },
          requests: verifying,
          deviation: {
            en: "Without `-o json` the native command prints a table of every signature with its verdict.",
            ja: "`-o json` を付けない場合、inkan はすべての署名とその判定を表で表示します。",
          },
        },
      ],
    },
    {
      id: "C5",
      title: { en: "The signed annotations, as JSON", ja: "署名された注釈を JSON で取り出す" },
      variants: [
        {
          name: "all",
          given: signed,
          stock: {
            text: "cosign verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST --output=json | jq .",
            needs: ["cosign", "jq"],
            before: (place) => place.logIn(),
            reads: json((payloads: readonly Payload[]) => payloads.map(({ optional }) => optional)),
          },
          native: {
            text: "inkan verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST --output=json",
            reads: json((payloads: readonly Payload[]) => payloads.map(({ optional }) => optional)),
          },
          comes: () => [{ builder: "local" }],
          seen: { en: "The payloads with their annotations.", ja: "注釈を含むペイロードの配列です。" },
          requests: verifying,
        },
        {
          name: "of the first signature",
          given: signed,
          stock: {
            text: "cosign verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST --output=json | jq -r '.[0].optional'",
            needs: ["cosign", "jq"],
            before: (place) => place.logIn(),
            reads: json((optional) => optional),
          },
          native: {
            text: "inkan verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST --output=json --query '[0].optional'",
            reads: json((optional) => optional),
          },
          comes: () => ({ builder: "local" }),
          seen: { en: "`builder` with the value `local`.", ja: "`builder` の値 `local` が得られます。" },
          requests: verifying,
        },
      ],
    },
    {
      id: "C6",
      title: { en: "Demand an annotation", ja: "注釈を条件にした検証" },
      variants: [
        {
          name: "that was signed",
          given: signed,
          stock: {
            text: 'cosign verify --key awskms:///$KMS_KEY_ARN --annotations="builder=local" $IMAGE_URI_WITH_DIGEST',
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: exitCode,
          },
          native: {
            text: 'inkan verify --key awskms:///$KMS_KEY_ARN --annotations="builder=local" $IMAGE_URI_WITH_DIGEST',
            reads: exitCode,
          },
          comes: () => 0,
          seen: { en: "Exit code 0.", ja: "終了コードは 0 です。" },
          requests: verifying,
        },
        {
          name: "that was not",
          given: signed,
          stock: {
            text: 'cosign verify --key awskms:///$KMS_KEY_ARN --annotations="builder=other" $IMAGE_URI_WITH_DIGEST',
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: failed,
          },
          native: {
            text: 'inkan verify --key awskms:///$KMS_KEY_ARN --annotations="builder=other" $IMAGE_URI_WITH_DIGEST',
            reads: failed,
          },
          comes: () => true,
          seen: { en: "An exit code that is not 0.", ja: "0 以外の終了コードになります。" },
          requests: verifying,
          deviation: {
            en: "The native command ends with 12 (no signature satisfies the conditions); 10 would mean that there is none at all.",
            ja: "inkan の終了コードは 12(条件を満たす署名がない)です。署名がまったくない場合は 10 で、区別できます。",
          },
        },
      ],
    },
    {
      id: "C7",
      title: { en: "Where the signature stands", ja: "署名の保存場所" },
      variants: (["$IMAGE_URI", "$IMAGE_URI_WITH_DIGEST"] as const).map(
        (reference): Variant => ({
          name: reference === "$IMAGE_URI" ? "by tag" : "by digest",
          given: pushed,
          stock: {
            text: `cosign triangulate ${reference}`,
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: text,
          },
          native: { text: `inkan locate ${reference} -o text --query signatureTag.reference`, reads: text },
          comes: signatureTag,
          seen: {
            en: "The reference of the `.sig` tag: `…:sha256-HEX.sig`.",
            ja: "`.sig` タグの参照(`…:sha256-HEX.sig`)です。",
          },
          requests:
            reference === "$IMAGE_URI"
              ? { both: ["ecr:BatchGetImage"], ...withOwnLogin }
              : {
                  both: [],
                  nativeOnly: ["ecr:BatchGetImage", "ecr:GetAuthorizationToken"],
                  because: {
                    en: "From a digest cosign makes the name without asking; the native command looks what stands there.",
                    ja: "ダイジェスト指定の場合、cosign は問い合わせずに名前を組み立てます。inkan は実際に何があるかを調べます。",
                  },
                },
          deviation: {
            en: "That is where cosign 2 puts signatures. `inkan locate` without a query lists the bundles of cosign 3 as well.",
            ja: "これは cosign 2 の保存場所です。`inkan locate` は(クエリなしで)cosign 3 のバンドルも一覧します。",
          },
        }),
      ),
    },
    {
      id: "C8",
      title: { en: "Let the exit code decide", ja: "終了コードによる分岐" },
      variants: [true, false].map(
        (isSigned): Variant => ({
          name: isSigned ? "signed" : "not signed",
          given: isSigned ? signed : pushed,
          stock: {
            text: `if cosign verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI > /dev/null 2>&1; then
  echo "signed"
else
  echo "not signed"
fi`,
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: text,
          },
          native: {
            text: `if inkan verify --key awskms:///$KMS_KEY_ARN $IMAGE_URI > /dev/null 2>&1; then
  echo "signed"
else
  echo "not signed"
fi`,
            reads: text,
          },
          comes: () => (isSigned ? "signed" : "not signed"),
          seen: isSigned
            ? { en: "`signed`", ja: "署名のあるイメージでは `signed` になります。" }
            : { en: "`not signed`", ja: "署名のないイメージでは `not signed` になります。" },
          requests: isSigned
            ? verifying
            : {
                both: ["ecr:BatchGetImage"],
                nativeOnly: ["ecr:GetAuthorizationToken", "kms:GetPublicKey"],
                because: {
                  en: `${ownLogin.en}, and for the key while the registry is asked for signatures.`,
                  ja: `${ownLogin.ja}、署名の取得と並行して鍵も読み込みます。`,
                },
              },
        }),
      ),
    },
    {
      id: "C9",
      title: { en: "Verify with the exported key, without KMS", ja: "書き出した公開鍵による検証(KMS 不要)" },
      variants: [
        {
          given: signed,
          stock: {
            text: `aws kms get-public-key --key-id $KMS_KEY_ID --query PublicKey --output text | base64 -d > public-key.der
openssl rsa -pubin -inform DER -in public-key.der -outform PEM -out public-key.pem
unset AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
cosign verify --key public-key.pem $IMAGE_URI_WITH_DIGEST`,
            needs: ["aws", "openssl", "cosign"],
            before: (place) => place.logIn(),
            reads: json((payloads: readonly Payload[]) => payloads.map(digestOf)),
          },
          native: {
            text: `inkan keys public-key $KMS_KEY_ID > public-key.pem
inkan verify --key public-key.pem $IMAGE_URI_WITH_DIGEST -o json`,
            reads: json((payloads: readonly Payload[]) => payloads.map(digestOf)),
          },
          comes: ({ env }) => [env.IMAGE_DIGEST],
          seen: {
            en: "Verified: KMS is asked for the key once, and not for the verification.",
            ja: "検証に成功します。KMS への問い合わせは公開鍵の取得だけで、検証には使いません。",
          },
          requests: {
            both: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "kms:GetPublicKey"],
            ...withOwnLogin,
          },
        },
      ],
    },
    {
      id: "C10",
      title: { en: "Sign verbosely", ja: "詳細出力での署名" },
      variants: [
        {
          given: pushed,
          stock: {
            text: "COSIGN_VERBOSE=1 cosign sign --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST",
            needs: ["cosign"],
            before: (place) => place.logIn(),
            reads: secretsShown,
          },
          native: {
            text: "COSIGN_VERBOSE=1 inkan sign --key awskms:///$KMS_KEY_ARN $IMAGE_URI_WITH_DIGEST",
            reads: (outcome, place) => {
              if (!/^KMS Sign: 200/m.test(outcome.stderr)) throw new Error(`no requests are shown:\n${outcome.stderr}`);
              return secretsShown(outcome, place);
            },
          },
          comes: () => ({ code: 0, secrets: [] }),
          seen: {
            en: "Exit code 0; neither the secret access key nor the registry's password is in the output.",
            ja: "終了コード 0 で、シークレットアクセスキーもレジストリのパスワードも出力に含まれません。",
          },
          requests: signing,
          deviation: {
            en: "Both cosigns ignore the variable (their own flag is `-d`); the native command shows its requests on stderr, without secrets.",
            ja: "cosign はどちらもこの変数を無視します(cosign のフラグは `-d`)。inkan はリクエストを秘密情報なしで標準エラーに表示します。",
          },
        },
      ],
    },
  ],
};

function failed({ code }: Outcome): boolean {
  return code !== 0;
}

function signatureTag({ env }: Place): string {
  return `${env.ECR_REGISTRY}/${env.ECR_REPOSITORY}:${env.IMAGE_DIGEST?.replace(":", "-")}.sig`;
}

/** How it ended, and which secrets are in what was printed. */
function secretsShown({ code, stdout, stderr }: Outcome, place: Place): unknown {
  const config = place.has(".docker/config.json") ? place.read(".docker/config.json") : '{"auths":{}}';
  const { auths } = JSON.parse(config) as { auths: Record<string, { auth: string }> };
  const logins = Object.values(auths).flatMap(({ auth }) => [auth, Buffer.from(auth, "base64").toString().slice(4)]);
  const secrets = [place.variable("AWS_SECRET_ACCESS_KEY"), ...logins];
  return { code, secrets: secrets.filter((secret) => `${stdout}${stderr}`.includes(secret)) };
}
