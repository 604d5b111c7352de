import { countOf } from "../core/count-of.ts";
import { findingToJson, formatFindings } from "../tools/doctor/doctor-report.ts";
import { examine } from "../tools/doctor/examine.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { commandLine, dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";

export const command = defineCommand({
  name: "doctor",
  summary: "what is wrong with this machine's set-up, and what to do",
  arguments: [],
  options: { ...cloudOptions, ...outputOptions },
  details: [
    "Looks at the local cloud and its mirror, the environment, the identity and this machine's clock, ECR, its registry and KMS, docker's engine and config, and cosign; changes nothing, and prints no secret.",
    "Exits with 1 when something failed; warnings alone are no failure.",
  ],
  examples: [
    { line: "inkan doctor", does: "looks at everything" },
    { line: "inkan doctor --local", does: "asks the local cloud, whatever the environment points at" },
    { line: "inkan doctor -o json", does: "prints what was found for scripts" },
  ],
  async run(_args, options, context) {
    const dataFolder = dataFolderOf(options.data, context);
    const findings = await examine({
      env: context.env,
      dataFolder,
      local: options.local,
      region: options.region,
      allowHttpRegistry: options["allow-http-registry"],
      onRequest: context.debug ? context.detail : undefined,
      commandLine: (command) => commandLine(command, dataFolder, context),
      now: () => new Date(),
    });
    const { output, query } = options;
    const table = () => formatFindings(findings, { color: context.color });
    const answer = { output: output as OutputFormat, query, color: context.color };
    context.out.write(await formatAnswer(findings.map(findingToJson), table, answer));
    const count = (status: string) => findings.filter((finding) => finding.status === status).length;
    context.say(`${count("failed")} failed, ${countOf(count("warning"), "warning")}`);
    return count("failed") > 0 ? exitCodes.failed.code : exitCodes.done.code;
  },
});
