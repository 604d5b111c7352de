import { GetPublicKeyCommand } from "@aws-sdk/client-kms";
import type { Place } from "../place.ts";
import { json, text } from "../readings.ts";
import type { Group } from "../row.ts";

type Metadata = {
  readonly KeyId: string;
  readonly Arn: string;
  readonly KeySpec: string;
  readonly KeyUsage: string;
  readonly KeyState: string;
  readonly SigningAlgorithms: readonly string[];
};

type NativeKey = {
  readonly keyId: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly keySpec: string;
  readonly usage: string;
  readonly state: string;
  readonly signingAlgorithms: readonly string[];
};

const algorithms = [
  "RSASSA_PKCS1_V1_5_SHA_256",
  "RSASSA_PKCS1_V1_5_SHA_384",
  "RSASSA_PKCS1_V1_5_SHA_512",
  "RSASSA_PSS_SHA_256",
  "RSASSA_PSS_SHA_384",
  "RSASSA_PSS_SHA_512",
];

const describing = {
  both: ["kms:DescribeKey"],
  nativeOnly: ["kms:ListAliases"],
  because: {
    en: "The native command shows the key's aliases as well.",
    ja: "inkan のコマンドは鍵のエイリアスも表示するためです。",
  },
};

const policyReading = {
  both: ["kms:GetKeyPolicy"],
  nativeOnly: ["kms:DescribeKey"],
  because: {
    en: "KMS takes no alias for a policy: the native command finds out the key's id first.",
    ja: "KMS はキーポリシーの取得でエイリアスを受け付けないため、inkan は先に鍵 ID を調べます。",
  },
};

const ofStock = (key: Metadata) => [key.KeyId, key.Arn, key.KeySpec, key.KeyUsage, key.KeyState, key.SigningAlgorithms];
const ofNative = (key: NativeKey) => [key.keyId, key.arn, key.keySpec, key.usage, key.state, key.signingAlgorithms];

export const keys: Group = {
  letter: "K",
  title: { en: "Keys", ja: "鍵" },
  intro: {
    en: "The KMS key that signs: an RSA_2048 key for SIGN_VERIFY with the alias `alias/sandbox-ecr-kms/cosign`.",
    ja: "署名に使う KMS の鍵です。種類は RSA_2048、用途は SIGN_VERIFY、エイリアスは `alias/sandbox-ecr-kms/cosign` です。",
  },
  rows: [
    {
      id: "K1",
      title: { en: "A key's metadata, state and usage", ja: "鍵のメタデータ・状態・用途" },
      variants: [
        {
          name: "all of it",
          stock: {
            text: "aws kms describe-key --key-id $KMS_KEY_ID",
            needs: ["aws"],
            reads: json(({ KeyMetadata }: { KeyMetadata: Metadata }) => ofStock(KeyMetadata)),
          },
          native: { text: "inkan keys describe $KMS_KEY_ID -o json", reads: json(ofNative) },
          comes: ({ env }) => [env.KMS_KEY_ID, env.KMS_KEY_ARN, "RSA_2048", "SIGN_VERIFY", "Enabled", algorithms],
          seen: {
            en: "Id, ARN, RSA_2048, SIGN_VERIFY, Enabled and the six RSA signing algorithms, the same from both.",
            ja: "鍵 ID、ARN、RSA_2048、SIGN_VERIFY、Enabled と RSA の署名アルゴリズム 6 種類が、どちらでも同じように得られます。",
          },
          requests: describing,
        },
        {
          name: "by --query",
          stock: {
            text: "aws kms describe-key --key-id $KMS_KEY_ID --query KeyMetadata",
            needs: ["aws"],
            reads: json(ofStock),
          },
          native: { text: "inkan keys describe $KMS_KEY_ID -o json", reads: json(ofNative) },
          comes: ({ env }) => [env.KMS_KEY_ID, env.KMS_KEY_ARN, "RSA_2048", "SIGN_VERIFY", "Enabled", algorithms],
          seen: {
            en: "The same; the native answer has no envelope that would have to be taken off.",
            ja: "上と同じ内容です。inkan の出力にはもともと外側の `KeyMetadata` がありません。",
          },
          requests: describing,
        },
        {
          name: "the state",
          stock: {
            text: "aws kms describe-key --key-id $KMS_KEY_ID --query 'KeyMetadata.KeyState'",
            needs: ["aws"],
            reads: text,
          },
          native: { text: "inkan keys describe $KMS_KEY_ID -o json --query state", reads: text },
          comes: () => '"Enabled"',
          seen: { en: '`"Enabled"`', ja: '`"Enabled"` と表示されます。' },
          requests: describing,
        },
        {
          name: "the usage",
          stock: {
            text: "aws kms describe-key --key-id $KMS_KEY_ID --query 'KeyMetadata.KeyUsage'",
            needs: ["aws"],
            reads: text,
          },
          native: { text: "inkan keys describe $KMS_KEY_ID -o json --query usage", reads: text },
          comes: () => '"SIGN_VERIFY"',
          seen: { en: '`"SIGN_VERIFY"`', ja: '`"SIGN_VERIFY"` と表示されます。' },
          requests: describing,
        },
      ],
    },
    {
      id: "K2",
      title: { en: "A key's policy", ja: "鍵のキーポリシー" },
      variants: [
        {
          name: "printed",
          stock: {
            text: "aws kms get-key-policy --key-id $KMS_KEY_ID --policy-name default --query Policy --output text | jq .",
            needs: ["aws", "jq"],
            reads: json(rootStatements),
          },
          native: { text: "inkan keys policy $KMS_KEY_ID", reads: json(rootStatements) },
          comes: ({ env }) => [`arn:aws:iam::${env.AWS_ACCOUNT_ID}:root`],
          seen: {
            en: "The policy; one statement lets the account's root, and so the account's IAM policies, use the key.",
            ja: "キーポリシーが表示されます。アカウントの root(つまりアカウントの IAM ポリシー)に鍵の利用を認めるステートメントが 1 つあります。",
          },
          requests: policyReading,
        },
        {
          name: "kept in a file",
          stock: {
            text: "aws kms get-key-policy --key-id $KMS_KEY_ID --policy-name default --query Policy --output text > kms-policy-backup.json",
            needs: ["aws"],
            reads: (_outcome, place) => rootStatements(JSON.parse(place.read("kms-policy-backup.json")) as KeyPolicy),
          },
          native: {
            text: "inkan keys policy $KMS_KEY_ID > kms-policy-backup.json",
            reads: (_outcome, place) => rootStatements(JSON.parse(place.read("kms-policy-backup.json")) as KeyPolicy),
          },
          comes: ({ env }) => [`arn:aws:iam::${env.AWS_ACCOUNT_ID}:root`],
          seen: { en: "The same policy, in the file.", ja: "同じポリシーがファイルに保存されます。" },
          requests: policyReading,
        },
      ],
    },
    {
      id: "K3",
      title: { en: "The public key", ja: "公開鍵" },
      variants: [
        {
          stock: {
            text: "aws kms get-public-key --key-id $KMS_KEY_ID",
            needs: ["aws"],
            reads: json(({ PublicKey }: { PublicKey: string }) => PublicKey),
          },
          native: {
            text: "inkan keys public-key $KMS_KEY_ID",
            reads: ({ stdout }) => stdout.split("\n").slice(1, -2).join(""),
          },
          comes: publicKeyOf,
          seen: {
            en: "The same SPKI DER in base64, the native command's between the lines of a PEM file.",
            ja: "同じ SPKI DER(base64)が得られます。inkan の出力はそのまま使える PEM 形式です。",
          },
          requests: { both: ["kms:GetPublicKey"] },
          deviation: {
            en: "The native command prints PEM (`--format der`: the bytes); key spec and algorithms are in `inkan keys describe`.",
            ja: "inkan は PEM を出力します(`--format der` で DER のバイト列)。鍵の種類とアルゴリズムは `inkan keys describe` で確認します。",
          },
        },
      ],
    },
    {
      id: "K4",
      title: { en: "The alias, found by a part of its name", ja: "名前の一部からエイリアスを探す" },
      variants: [
        {
          stock: {
            text: "aws kms list-aliases --query 'Aliases[?contains(AliasName, `sandbox`)].{Alias:AliasName, KeyId:TargetKeyId}'",
            needs: ["aws"],
            reads: json((answer) => answer),
          },
          native: {
            text: "inkan keys list -o json --query '[].{Alias:aliases[?contains(@, `sandbox`)] | [0], KeyId:keyId}'",
            reads: json((answer) => answer),
          },
          comes: ({ env }) => [{ Alias: "alias/sandbox-ecr-kms/cosign", KeyId: env.KMS_KEY_ID }],
          seen: {
            en: "The alias with the id of its key. Both take the old unquoted literal.",
            ja: "エイリアスと鍵 ID が得られます。引用符のない古い JMESPath リテラルは、どちらでも使えます。",
          },
          requests: {
            both: ["kms:ListAliases"],
            nativeOnly: ["kms:DescribeKey", "kms:ListKeys"],
            because: {
              en: "The native command lists keys, each with its aliases.",
              ja: "inkan のコマンドは鍵の一覧であり、鍵ごとにエイリアスを表示するためです。",
            },
          },
        },
      ],
    },
    {
      id: "K5",
      title: { en: "The key behind the alias", ja: "エイリアスの指す鍵" },
      variants: [
        {
          stock: {
            text: "aws kms describe-key --key-id alias/sandbox-ecr-kms/cosign --query 'KeyMetadata.KeyId' --output text",
            needs: ["aws"],
            reads: text,
          },
          native: { text: "inkan keys describe alias/sandbox-ecr-kms/cosign -o text --query keyId", reads: text },
          comes: ({ env }) => env.KMS_KEY_ID,
          seen: { en: "The key id, as `$KMS_KEY_ID` has it.", ja: "`$KMS_KEY_ID` と同じ鍵 ID です。" },
          requests: describing,
        },
      ],
    },
  ],
};

type KeyPolicy = {
  readonly Statement: readonly { readonly Principal: { readonly AWS?: string }; readonly Action: unknown }[];
};

/** Whom a policy lets do everything. */
function rootStatements({ Statement }: KeyPolicy): readonly (string | undefined)[] {
  return Statement.filter(({ Action }) => [Action].flat().includes("kms:*")).map(({ Principal }) => Principal.AWS);
}

async function publicKeyOf({ cloud, env }: Place): Promise<string> {
  const client = await cloud.kms();
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: env.KMS_KEY_ID }));
  return Buffer.from(PublicKey ?? []).toString("base64");
}
