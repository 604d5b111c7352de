import { readTree } from "../tools/images/read-tree.ts";
import { formatTree, treeToJson } from "../tools/images/tree-report.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "tree",
  summary: "an image with everything that belongs to it",
  arguments: ["REF"],
  options: { ...outputOptions, ...cloudOptions },
  details: [
    "Shows the platforms of an index, and for each image what is kept by tag (.sig, .att, .sbom, as cosign 2 does) and " +
      "what refers to it (bundles of cosign 3, SBOMs, everything that names it as its subject). Exit code 15 means that " +
      "something could not be read.",
  ],
  examples: [
    { line: "inkan tree sample-app-1:first --local", does: "shows an image with its signatures" },
    { line: "inkan tree sample-app-1:first -o json --query 'belongings[].digest'", does: "prints what belongs to it" },
  ],
  async run([reference = ""], options, context) {
    const tree = await readTree(await openCloud(options, context), reference);
    const { query, output } = options;
    const { color } = context;
    context.out.write(
      await formatAnswer(treeToJson(tree), () => formatTree(tree), { output: output as OutputFormat, query, color }),
    );
    for (const error of tree.unread) context.warn(`the tree may be incomplete: ${error.message}`);
    return tree.unread.length === 0 ? exitCodes.done.code : exitCodes.incomplete.code;
  },
});
