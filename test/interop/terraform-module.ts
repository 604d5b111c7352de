import { cpSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describeOutcome, type Outcome, runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import type { ClientShell } from "./client-shell.ts";

/** The module as it stands in the tree. */
export const moduleFolder = join(import.meta.dirname, "../../terraform/image-registry");

/** The folder that holds terraform's providers, as `terraform providers mirror` writes it. */
const mirror = process.env.TERRAFORM_PLUGIN_MIRROR ?? "";

/** Why terraform cannot run here, with what to do; false when it can. */
export function terraformMissing(): string | false {
  if (programs.find("terraform") === undefined) {
    return "terraform not found, install it: https://developer.hashicorp.com/terraform/install";
  }
  if (mirror !== "" && globSync("*/hashicorp/aws", { cwd: mirror }).length > 0) return false;
  const fill = "terraform -chdir=terraform/image-registry providers mirror $PWD/FOLDER";
  return `TERRAFORM_PLUGIN_MIRROR names no folder with the AWS provider, fill one with: ${fill}`;
}

/** Values for the module's variables. */
export type ModuleValues = Readonly<Record<string, unknown>>;

/** A copy of the module in a person's shell, with a state of its own. */
export type TerraformModule = {
  /** Runs terraform in it; may fail. */
  run(args: readonly string[], values?: ModuleValues): Promise<Outcome>;
  /** Runs what must succeed; returns its stdout. */
  output(args: readonly string[], values?: ModuleValues): Promise<string>;
  /** The values of all outputs. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** What `terraform plan` would change: addresses with what happens to each, in order. Empty when nothing would. */
  changes(values?: ModuleValues): Promise<readonly string[]>;
};

/** The part that is read of `terraform show -json PLAN`. */
type Plan = {
  readonly resource_changes: readonly { readonly address: string; readonly change: { readonly actions: string[] } }[];
};

/** Copies a module into the shell's folder, so that nothing is left in the tree. */
export function copyModule(shell: Pick<ClientShell, "folder" | "env" | "write">, folder: string): TerraformModule {
  const name = basename(folder);
  const cwd = join(shell.folder, name);
  mkdirSync(cwd);
  cpSync(folder, cwd, { recursive: true, filter: (path) => !/\.terraform|tfstate|tfvars$/.test(path) });
  const config = shell.write(
    `${name}.tfrc`,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  const env = { ...shell.env, TF_CLI_CONFIG_FILE: config, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
  const run: TerraformModule["run"] = ([command = "", ...args], values) => {
    if (values !== undefined) writeFileSync(join(cwd, "test.auto.tfvars.json"), JSON.stringify(values));
    return runProgram(programs.path("terraform"), [command, "-no-color", ...args], { env, cwd });
  };
  const output: TerraformModule["output"] = async (args, values) => {
    const outcome = await run(args, values);
    if (outcome.code !== 0) throw new Error(describeOutcome(["terraform", ...args], outcome));
    return outcome.stdout;
  };
  return {
    run,
    output,
    async outputs() {
      const found = JSON.parse(await output(["output", "-json"])) as Record<string, { readonly value: unknown }>;
      return Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, value]));
    },
    async changes(values) {
      const args = ["plan", "-input=false", "-detailed-exitcode", "-out=plan.tfplan"];
      const outcome = await run(args, values);
      if (outcome.code === 0) return [];
      if (outcome.code !== 2) throw new Error(describeOutcome(["terraform", ...args], outcome));
      const { resource_changes } = JSON.parse(await output(["show", "-json", "plan.tfplan"])) as Plan;
      return resource_changes
        .filter(({ change }) => !["no-op", "read"].includes(change.actions.join()))
        .map(({ address, change }) => `${change.actions.join(" and ")} ${address}`);
    },
  };
}
