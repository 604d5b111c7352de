import type { Outcome } from "../../run-program.ts";
import type { Place } from "../place.ts";
import type { Group, RowShell, Variant } from "../row.ts";

const evaluating: Readonly<Record<RowShell, (line: string) => string>> = {
  bash: (line) => `shopt -s expand_aliases\neval "$(${line})"`,
  zsh: (line) => `eval "$(${line} --shell zsh)"`,
  fish: (line) => `${line} --shell fish | source`,
};

const used = `set-ecr-env
ecr-login
ecr-list
ecr-images $ECR_REPOSITORY
cosign-sign-kms $IMAGE_URI_WITH_DIGEST
cosign-verify-kms $IMAGE_URI_WITH_DIGEST`;

const inShell = (shell: RowShell): Variant => ({
  name: shell,
  given: (place) => place.push(),
  stock: {
    text: `${evaluating[shell]("inkan aliases")}\n${used}`,
    shell,
    needs: [shell, "docker", "aws", "cosign"],
    reads: allShown,
  },
  native: {
    text: `${evaluating[shell]("inkan aliases --native")}\n${used}`,
    shell,
    needs: [shell],
    reads: allShown,
  },
  comes: () => ({ code: 0, repository: true, tag: true, signatures: 1 }),
  seen: {
    en: "All six are defined, and each does what it is called: the repositories and the image are listed, the signature is made and verified.",
    ja: "6 つすべてが定義され、それぞれ名前どおりに動きます(リポジトリとイメージの一覧、署名、検証)。",
  },
  requests: {
    both: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "kms:GetPublicKey",
      "kms:Sign",
    ],
    stockOnly: ["ecr:UploadLayerPart", "kms:DescribeKey"],
    because: {
      en: "As in R1, R2, R6, C1 and C4.",
      ja: "R1・R2・R6・C1・C4 と同じ理由によります。",
    },
  },
});

export const aliases: Group = {
  letter: "A",
  title: { en: "Aliases", ja: "エイリアス" },
  intro: {
    en: "`inkan aliases` prints the reference's short names for the stock programs, `inkan aliases --native` the same names for Inkan's own commands.",
    ja: "`inkan aliases` は元のコマンド用の短縮名を、`inkan aliases --native` は同じ名前で inkan のコマンド用の短縮名を出力します。",
  },
  rows: [
    {
      id: "A",
      title: { en: "Short names for daily work", ja: "日常作業の短縮名" },
      variants: [inShell("bash"), inShell("zsh"), inShell("fish")],
    },
  ],
};

async function allShown({ code, stdout, stderr }: Outcome, place: Place): Promise<unknown> {
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return {
    code,
    repository: stdout.includes("sample-app-3"),
    tag: stdout.includes(place.variable("IMAGE_TAG")),
    signatures: (await place.payloads()).length,
  };
}
