import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkflow, workflowNames, workflowsFolder } from "./interop/workflow-steps.ts";

const names = workflowNames();

describe.each(names)("the workflow %s", (name) => {
  const { text, workflow } = readWorkflow(name);
  const jobs = Object.values(workflow.jobs);

  it("may do nothing but what its jobs ask for, and they ask for no more than AWS's token and the source", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  it("does nothing where nobody has said which role it assumes, and never goes on for hours", () => {
    for (const job of jobs) {
      expect(job.if).toBe("vars.AWS_ROLE_ARN != ''");
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
    }
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });

  it("pins every action to a commit, and says which version that is", () => {
    const uses = text.split("\n").filter((line) => /^\s*-? *uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("knows no secret, and puts no expression into a script", () => {
    expect(text).not.toContain("secrets.");
    for (const { run = "" } of jobs.flatMap(({ steps }) => steps)) expect(run).not.toContain("${{");
  });
});

it("the guide names every variable that the workflows read, and no other", () => {
  const guide = readFileSync(join(workflowsFolder, "../../docs/workflows.md"), "utf8");
  const named = [...guide.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(([, cell = ""]) =>
    cell.replaceAll("`", "").split(", "),
  );
  const read = names.flatMap((name) => [...readWorkflow(name).text.matchAll(/vars\.(\w+)/g)]);
  expect(named.toSorted()).toEqual([...new Set(read.map(([, name]) => name))].toSorted());
});
