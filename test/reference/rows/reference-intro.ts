import type { Both } from "../row.ts";

/** What stands before the rows, the variables of cosign among it. */
export const referenceIntro: Both = {
  en: `# The command reference

*[日本語](reference.ja.md)*

The commands of daily work with ECR, KMS and cosign. Each row is run by a test of its number in \`test/reference\`: typed as
it stands with the stock programs, and natively, with nothing in \`PATH\`, by Inkan alone; both must come to the same. What
stands here under "Seen" and "Requests" is what those tests demand. The requests are the AWS operations that reached the
cloud, the registry's requests by the action that IAM decides them by.

Before each row the shell has evaluated \`inkan env\`:

\`\`\`sh
eval "$(inkan env)"
\`\`\`

\`$IMAGE_TAG\` and \`$IMAGE_URI\` are those of E5, \`$IMAGE_DIGEST\` is R9's answer, and \`$IMAGE_URI_WITH_DIGEST\` is
\`$ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST\`.

## What cosign needs

\`inkan env\` sets five variables that make cosign's commands work as they stand, with a KMS key, a private registry and no
transparency log. cosign takes every flag from a variable of its name.
The columns name the command that fails without the variable.

| variable | cosign 2 | cosign 3 | why |
|---|---|---|---|
| \`COSIGN_YES=true\` | - | - | \`--yes\` for every command. Without a log neither asks anything; with one both would, before they publish. |
| \`COSIGN_TLOG_UPLOAD=false\` | sign | sign | Otherwise the signature is entered into the public log Rekor: a network, and a name for the world to read. |
| \`COSIGN_USE_SIGNING_CONFIG=false\` | - | sign | From 3.0 on cosign asks Sigstore by default which services to use, and refuses \`--tlog-upload=false\` beside that. |
| \`COSIGN_INSECURE_IGNORE_TLOG=true\` | verify | verify | Without an entry in the log there is none to check. cosign warns of it each time: that is right, the key alone vouches. |
| \`COSIGN_TRUSTED_ROOT=FILE\` | verify bundles | - | cosign 2.6 fetches Sigstore's trusted root for an image that carries a bundle, and fails without a network. The file is an empty one in the cloud's data folder: nothing is trusted but the key. |

It unsets \`COSIGN_REPOSITORY\`, which would put signatures somewhere else. KMS and the registry need nothing more:
\`awskms:///$KMS_KEY_ARN\` (three slashes: no endpoint in the address) finds the local cloud by \`AWS_ENDPOINT_URL\`, and the
registry's login is R1's. \`COSIGN_VERBOSE\` is no variable of cosign's: its flag is \`-d\`.

Inkan's own \`sign\` and \`verify\` need none of these; they read the same ones, and never use a log.

## Rows
`,
  ja: `# コマンドリファレンス

*[English](reference.md)*

ECR・KMS・cosign を使う日常作業のコマンド集です。各行は \`test/reference\` にある同じ番号のテストで実行しています。元のコマンドは
記載のまま本物の aws・docker・cosign などで実行し、inkan のコマンドは \`PATH\` を空にした状態で inkan だけで実行して、両者の結果が一致する
ことを確かめます。「確認した結果」と「リクエスト」は、テストが検査している内容そのものです。リクエストは、クラウドに届いた AWS の操作名
です(レジストリへのリクエストは、IAM が判定に使うアクション名で示します)。

どの行も、シェルで次を評価した後に実行します。

\`\`\`sh
eval "$(inkan env)"
\`\`\`

\`$IMAGE_TAG\` と \`$IMAGE_URI\` は E5、\`$IMAGE_DIGEST\` は R9 で得た値です。\`$IMAGE_URI_WITH_DIGEST\` は
\`$ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST\` です。

## cosign に必要な変数

\`inkan env\` は、KMS の鍵とプライベートレジストリだけを使い、透明性ログを使わない構成で cosign のコマンドをそのまま動かすために、5 つの
変数を設定します。cosign のフラグは、同じ名前の環境変数でも指定できます。
表には、その変数がないと失敗するコマンドを示します。

| 変数 | cosign 2 | cosign 3 | 理由 |
|---|---|---|---|
| \`COSIGN_YES=true\` | － | － | すべてのコマンドに \`--yes\` を付けるのと同じです。ログを使わなければどちらも確認を求めませんが、ログへ公開する場合は事前に確認を求めます。 |
| \`COSIGN_TLOG_UPLOAD=false\` | 署名 | 署名 | 指定しないと、署名が公開ログ Rekor に登録されます。ネットワークが必要になり、イメージの情報も公開されます。 |
| \`COSIGN_USE_SIGNING_CONFIG=false\` | － | 署名 | cosign 3.0 以降は既定で、利用するサービスの設定を Sigstore から取得し、その場合 \`--tlog-upload=false\` を拒否します。 |
| \`COSIGN_INSECURE_IGNORE_TLOG=true\` | 検証 | 検証 | ログに登録していないため、検証時に照合するものがありません。cosign は毎回警告を表示しますが、信頼の根拠が鍵だけであることを示す正しい警告です。 |
| \`COSIGN_TRUSTED_ROOT=ファイル\` | バンドルの検証 | － | cosign 2.6 は、バンドルを持つイメージを検証するとき Sigstore の trusted root を取得し、ネットワークがないと失敗します。指定するのはデータフォルダーにある空のファイルで、鍵以外は何も信頼しません。 |

署名の保存先を変えてしまう \`COSIGN_REPOSITORY\` は解除します。KMS とレジストリには、ほかの設定は要りません。
\`awskms:///$KMS_KEY_ARN\`(スラッシュ 3 つ。アドレスにエンドポイントを含めない形)は \`AWS_ENDPOINT_URL\` によってローカルクラウドを使い、
レジストリのログインには R1 のものを使います。\`COSIGN_VERBOSE\` という変数は cosign にはありません(フラグは \`-d\`)。

inkan の \`sign\` と \`verify\` には、これらの変数は必要ありません(設定されていれば同じ意味で読み取り、ログは一切使いません)。

## コマンド一覧
`,
};
