import type { Both } from "../row.ts";

/** What stands before the rows. */
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
\`$ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST\`. Which of the variables cosign needs, and why:
[cosign-variables.md](cosign-variables.md).

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
\`$ECR_REGISTRY/$ECR_REPOSITORY@$IMAGE_DIGEST\` です。cosign に必要な変数とその理由は
[cosign-variables.ja.md](cosign-variables.ja.md) にあります。

## コマンド一覧
`,
};
