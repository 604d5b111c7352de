import { resolve } from "node:path";
import { openEcrRepository } from "../tools/images/ecr-repository.ts";
import { type PolicyPlan, planPolicy } from "../tools/lifecycle/apply/plan-policy.ts";
import { putPolicy } from "../tools/lifecycle/apply/put-policy.ts";
import { changeToJson, formatChange } from "../tools/lifecycle/compare/change-report.ts";
import { describeTotals } from "../tools/lifecycle/explain/explanation-table.ts";
import { countFindings, findingToJson, formatFindings } from "../tools/lifecycle/lint-report.ts";
import { readInUse } from "../tools/lifecycle/read-in-use.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { type CommandContext, cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { evaluationOptions, openImages, openPolicyFile, tellOfImages, tellOfInUse } from "./lifecycle-options.ts";
import { openCloud } from "./open-cloud.ts";
import { parseRepository } from "./parse-repository.ts";

export const command = defineCommand({
  name: "lifecycle apply",
  summary: "give a repository a lifecycle policy, after showing what that will do",
  arguments: ["REPO", "POLICY"],
  options: {
    "in-use": {
      kind: "value",
      value: "FILE",
      filled: true,
      summary: "digests and references of what runs: a policy that takes one of them is refused",
    },
    strict: { kind: "flag", summary: "refuse the policy for warnings as well" },
    "dry-run": { kind: "flag", summary: "only show what it would do" },
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    "read-indexes": evaluationOptions["read-indexes"],
    assume: evaluationOptions.assume,
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "The policy is linted for the images that are there, evaluated beside the one that the repository has, and put once you say yes. ECR acts on what is due within 24 hours, and nothing brings back what it has expired; the local cloud acts when inkan lifecycle run lets it.",
    "Exit code 14 means that the policy was refused: ECR would refuse it, or it takes what is in use. Then nothing was changed.",
  ],
  examples: [
    { line: "inkan lifecycle apply sample-app-1 policy.json --dry-run", does: "shows what a policy would change" },
    {
      line: "inkan lifecycle apply sample-app-1 policy.json --in-use running.txt",
      does: "puts it, if nothing that runs goes",
    },
  ],
  async run([repository = "", path = ""], options, context) {
    const reference = parseRepository(repository);
    const { output, query, "in-use": list } = options;
    const { cwd, color } = context;
    const given = await openPolicyFile(path, context);
    const inUse = list === undefined ? [] : readInUse(resolve(cwd, list), list, reference.repository);
    const evaluated = { ...options, images: undefined, manifests: undefined, now: undefined };
    const opened = await openImages(repository, evaluated, context, [given]);
    tellOfImages(opened, evaluated, context);
    if (list !== undefined) tellOfInUse(list, inUse, opened, context);
    const plan = planPolicy({ ...opened, inUse }, given, options);
    tellFindings(given.name, plan, context);
    const show = async (result: string) => {
      const table = () => (plan.kind === "refused" ? "" : formatChange(plan.change, { color }));
      const answer = { output: output as OutputFormat, query, color };
      context.out.write(await formatAnswer(planToJson(repository, given.name, plan, result), table, answer));
    };
    if (plan.kind === "refused") {
      if (output !== "table") await show("refused");
      context.tell(`${given.name} was refused (${countFindings(filed(given.name, plan))}); ${repository} is unchanged`);
      return exitCodes.policyViolated.code;
    }
    if (plan.kind === "unchanged" || options["dry-run"]) {
      await show(plan.kind === "unchanged" ? "unchanged" : "planned");
      context.say(plan.kind === "unchanged" ? `${repository} has this policy already` : `${repository} is unchanged`);
      return exitCodes.done.code;
    }
    // People decide by the table, programs read what has come of it.
    if (output === "table") await show("planned");
    const cloud = await openCloud(options, context);
    const { outcomes } = plan.change.after.evaluation;
    context.tell(`about to put ${given.name} on ${repository} in ${await cloud.describe()}`);
    context.tell(`under it, ${describeTotals(outcomes)}`);
    const answer = await confirm(`Put the policy?`, options.yes, context);
    if (answer !== "yes") {
      context.say(`${repository} is unchanged`);
      return answer === "no" ? exitCodes.failed.code : exitCodes.interrupted.code;
    }
    const { interrupted } = context; // from here on: whoever interrupts learns which policy is there
    await putPolicy(await openEcrRepository(cloud, reference), plan.policy.text, { replacing: opened.policy });
    if (output !== "table") await show("applied");
    context.say(`${repository} has the policy of ${given.name}`);
    return interrupted.aborted ? exitCodes.interrupted.code : exitCodes.done.code;
  },
});

function filed(file: string, { findings }: PolicyPlan) {
  return findings.map((finding) => ({ file, finding }));
}

/** Findings stand on stderr: the answer is what the policy does. */
function tellFindings(file: string, plan: PolicyPlan, { err, quiet, color }: CommandContext): void {
  const shown = filed(file, plan).filter(({ finding }) => !quiet || finding.severity === "error");
  if (shown.length > 0) err.write(`${formatFindings(shown, { color })}\n`);
}

/** The stable shape of what came of a policy. */
function planToJson(repository: string, file: string, plan: PolicyPlan, result: string): JsonObject {
  return {
    repository,
    result,
    findings: filed(file, plan).map(findingToJson),
    change: plan.kind === "refused" ? null : changeToJson(plan.change),
  };
}
