import { askAccess } from "../tools/connect/control-client.ts";
import { explanationToJson, formatExplanation, summarizeExplanation } from "../tools/iam/access-report.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { requireLocal } from "./require-local.ts";

export const command = defineCommand({
  name: "iam explain",
  summary: "whether someone may do something, and which statement decides",
  arguments: [],
  options: {
    principal: { kind: "value", value: "ARN", summary: "who: an ARN, user/NAME, role/NAME or root" },
    action: { kind: "value", value: "ACTION", summary: "what: ecr:PutImage, kms:Sign …" },
    resource: { kind: "value", value: "ARN", summary: "on what: an ARN, a repository, a key or alias (default: *)" },
    condition: { kind: "list", value: "KEY=VALUE", summary: "a condition key of the request; any number of times" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "The local cloud decides the question as it would decide that principal's next request: by the policies of the user or role, its permissions boundary, and the policy and grants of what it is about. Nothing is done. A role stands for whoever has assumed it, without policies and tags of the session's own.",
    "What is known of a request is assumed to be of now, from this machine and over TLS; --condition says otherwise, or more.",
  ],
  examples: [
    {
      line: "inkan iam explain --principal root --action ecr:PutImage --resource sample-app-1 --local",
      does: "says why the root user may push",
    },
  ],
  async run(_arguments, options, context) {
    const { principal, action, resource = "*", condition, query, output } = options;
    if (principal === undefined || action === undefined) {
      throw new UsageError("give --principal and --action", "inkan iam explain --help");
    }
    const conditions = readConditions(condition);
    const cloud = await openCloud(options, context);
    const local = await requireLocal(cloud, {
      why: "AWS does not say which statement decides",
      next: "aws iam simulate-principal-policy, or --local for the local cloud",
    });
    const { account } = await cloud.identity();
    const scope = { account, region: await cloud.region() };
    const question = { scope, principal, action, resource, conditions };
    const explanation = await askAccess(local.controlSocket, question);
    const { color } = context;
    const answer = { output: output as OutputFormat, query, color };
    const table = () => formatExplanation(explanation, { color });
    context.out.write(await formatAnswer(explanationToJson(explanation), table, answer));
    for (const line of summarizeExplanation(explanation).split("\n")) context.say(line);
    return exitCodes.done.code;
  },
});

function readConditions(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      if (at <= 0) throw new UsageError(`--condition '${text}' is not KEY=VALUE`, "inkan iam explain --help");
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
