import { shellWord } from "../core/shell-word.ts";

/** The shells that `aliases` writes for. */
export const aliasShells = ["bash", "zsh", "fish"] as const;

export type AliasShell = (typeof aliasShells)[number];

/** Whose programs the aliases call: `stock` aws, docker and cosign, or `native` inkan alone. */
export type AliasPrograms = "stock" | "native";

/**
 * A shell's lines that define the short names of daily work with a registry and a signing key. All but `set-ecr-env` use
 * the variables that it sets; what is typed behind one goes to the end of its command line.
 *
 * @param options.environment the command line whose output `set-ecr-env` evaluates, without its `--shell`
 */
export function formatAliases(
  shell: AliasShell,
  options: { readonly programs: AliasPrograms; readonly environment: string },
): string {
  const lines = { ...commandLines[options.programs], "set-ecr-env": evaluating[shell](options.environment) };
  // An alias and not a function: where one of the name stands already, bash and zsh would expand it in the definition.
  return Object.entries(lines)
    .map(([name, line]) => `alias ${name}=${quote(shell, line)}\n`)
    .join("");
}

/** In words that POSIX shells and fish read alike. */
const commandLines: Readonly<Record<AliasPrograms, Readonly<Record<string, string>>>> = {
  stock: {
    "ecr-login":
      'aws ecr get-login-password --region "$AWS_REGION" | docker login --username AWS --password-stdin "$ECR_REGISTRY"',
    "ecr-list": 'aws ecr describe-repositories --query "repositories[].repositoryName" --output table',
    "ecr-images": "aws ecr describe-images --repository-name",
    "cosign-sign-kms": 'cosign sign --key "awskms:///$KMS_KEY_ARN" --yes',
    "cosign-verify-kms": 'cosign verify --key "awskms:///$KMS_KEY_ARN"',
  },
  native: {
    "ecr-login": "inkan login",
    "ecr-list": 'inkan repos --query "[].name"',
    "ecr-images": "inkan images",
    "cosign-sign-kms": 'inkan sign --key "awskms:///$KMS_KEY_ARN"',
    "cosign-verify-kms": 'inkan verify --key "awskms:///$KMS_KEY_ARN"',
  },
};

const evaluating: Readonly<Record<AliasShell, (environment: string) => string>> = {
  bash: (environment) => `eval "$(${environment})"`,
  zsh: (environment) => `eval "$(${environment} --shell zsh)"`,
  fish: (environment) => `${environment} --shell fish | source`,
};

function quote(shell: AliasShell, line: string): string {
  if (shell !== "fish") return shellWord(line);
  return `'${line.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
