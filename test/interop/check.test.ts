import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeUnless } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { type DockerEngine, dockerEngineMissing, startDockerEngine } from "./docker-engine.ts";
import { logIn, pushSample } from "./push-sample.ts";

const reason = dockerEngineMissing() || programs.missing(["aws", "cosign2", "cosign3", "crane"]);

type Answer = {
  readonly code: number;
  readonly stderr: string;
  readonly images: { readonly before: number; readonly after: number; readonly left: number };
  readonly verdict: string;
  readonly steps: readonly {
    readonly name: string;
    readonly result: string;
    readonly cause: string | null;
    readonly commands: readonly string[];
    readonly found: readonly string[];
  }[];
};

describeUnless(reason, "checks by the stock programs", () => {
  let cloud: InkanCloud;
  let engine: DockerEngine;
  let shells: readonly ClientShell[];

  beforeAll(async () => {
    engine = await startDockerEngine();
    cloud = await startInkan();
    const env = { DOCKER_HOST: engine.host };
    shells = ["cosign3", "cosign2"].map((cosign) => openClientShell({ cloud, env, aliases: { cosign } }));
  });
  afterAll(async () => {
    await Promise.all([engine?.stop(), cloud?.stop()]);
    for (const shell of shells ?? []) shell.close();
  });

  const shellOf = (cosign: "cosign3" | "cosign2") => shells[cosign === "cosign3" ? 0 : 1] as ClientShell;

  async function run(
    line: readonly string[],
    env: Readonly<Record<string, string>> = {},
    shell: ClientShell = shellOf("cosign3"),
  ): Promise<Answer> {
    const { code, stdout, stderr } = await shell.inkan([...line, "--stock", "-o", "json"], { env });
    if (stdout === "") throw new Error(`nothing was printed: ${stderr}`);
    return { ...(JSON.parse(stdout) as Omit<Answer, "code" | "stderr">), code, stderr };
  }
  const stepOf = ({ steps }: Answer, name: string) => steps.find((step) => step.name === name);
  const failedStep = ({ steps }: Answer) => steps.find(({ result }) => result === "failed");

  /** The access key of a user with one policy. */
  async function userWho(name: string, statements: readonly object[]): Promise<Record<string, string>> {
    const shell = shellOf("cosign3");
    const aws = (...words: readonly string[]) => shell.output("aws", ["iam", ...words, "--user-name", name]);
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    await aws("create-user");
    await aws("put-user-policy", "--policy-name", "some", "--policy-document", policy);
    const { AccessKey } = JSON.parse(await aws("create-access-key"));
    return { AWS_ACCESS_KEY_ID: AccessKey.AccessKeyId, AWS_SECRET_ACCESS_KEY: AccessKey.SecretAccessKey };
  }

  describe("inkan check --stock", () => {
    it.each(["cosign3", "cosign2"] as const)("passes with %s, of which no log is told", async (cosign) => {
      // As in a shell for AWS, where nobody has set cosign's variables.
      const bare = Object.entries(shellOf(cosign).env).filter(([name]) => !name.startsWith("COSIGN_"));
      const shell = shellOf(cosign).withEnvironment(Object.fromEntries(bare));
      const answer = await run(["check", "--repository", "sample-app-2"], {}, shell);
      expect([answer.code, failedStep(answer)]).toEqual([0, undefined]);
      expect(stepOf(answer, "sign")?.commands).toEqual([
        expect.stringMatching(/^COSIGN_YES=true .*COSIGN_TLOG_UPLOAD=false .*cosign sign --yes --key awskms:/),
      ]);
      expect(stepOf(answer, "prerequisites")?.found[0]).toMatch(cosign === "cosign3" ? /cosign v3/ : /cosign v2/);
    });

    it.each<[string, readonly string[], Readonly<Record<string, string>>, string, RegExp]>([
      ["no such repository", ["--repository", "nope"], {}, "repository", /nope is not in region/],
      ["no such key", ["--key", "alias/nope"], {}, "key", /alias\/nope is not in region/],
      ["another region", ["--region", "eu-west-1"], {}, "repository", /not in region eu-west-1/],
      ["no cloud there", [], { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_MAX_ATTEMPTS: "1" }, "identity", /no cloud/],
      ["a wrong secret", [], { AWS_SECRET_ACCESS_KEY: "wrong" }, "identity", /does not know these credentials/],
      ["no engine", [], { DOCKER_HOST: "unix:///nowhere.sock" }, "prerequisites", /no docker engine answers/],
      ["no registry", [], { ECR_REGISTRY: "localhost:1" }, "login", /the registry does not answer/],
    ])("%s: says the likely cause", async (_what, line, env, failing, cause) => {
      const answer = await run(["check", ...line], env);
      expect([answer.code, failedStep(answer)?.name]).toEqual([1, failing]);
      expect(failedStep(answer)?.cause).toMatch(cause);
      expect(stepOf(answer, "sign")?.result).toBe("not-run");
    });

    it("a program that is missing is named", async () => {
      const shell = openClientShell({ cloud, env: { DOCKER_HOST: engine.host } });
      const bare = shell.withEnvironment({ ...shell.env, PATH: join(shell.folder, "bin") });
      const answer = await run(["check"], {}, bare);
      shell.close();
      expect([answer.code, failedStep(answer)?.name]).toEqual([1, "prerequisites"]);
      expect(answer.stderr).toContain("the program aws cannot be started");
    });

    it("who may not push, or not sign, is told which permission is missing", async () => {
      const all = { Effect: "Allow", Action: ["ecr:*", "kms:*"], Resource: "*" };
      const noPush = await userWho("no-push", [all, { Effect: "Deny", Action: "ecr:PutImage", Resource: "*" }]);
      const unpushed = await run(["check"], noPush);
      expect([failedStep(unpushed)?.name, failedStep(unpushed)?.cause]).toEqual([
        "image",
        expect.stringContaining("user/no-push may not ecr:PutImage"),
      ]);
      const noSign = await userWho("no-sign", [all, { Effect: "Deny", Action: "kms:Sign", Resource: "*" }]);
      for (const cosign of ["cosign3", "cosign2"] as const) {
        const unsigned = await run(["check"], noSign, shellOf(cosign));
        expect([failedStep(unsigned)?.name, failedStep(unsigned)?.cause]).toEqual([
          "sign",
          expect.stringContaining("user/no-sign may not kms:Sign"),
        ]);
      }
    });
  });

  describe("inkan lifecycle-check --stock", () => {
    const repository = ["--repository", "sample-app-3"];

    it("deletes nothing unasked, then with --yes what the policy takes, by digest", async () => {
      const unasked = await run(["lifecycle-check", "12", "10", ...repository]);
      expect([unasked.code, unasked.images, unasked.verdict]).toEqual([
        0,
        { before: 0, after: 12, left: 12 },
        "over-unexpired",
      ]);
      const due = "number 12 of 12 from the newest, beyond the 10 that stay";
      expect(stepOf(unasked, "plan")?.found.join("\n")).toContain(due);
      const expired = await run(["lifecycle-check", "3", "10", ...repository, "--yes"]);
      expect([expired.code, expired.images, expired.verdict]).toEqual([
        0,
        { before: 12, after: 15, left: 10 },
        "within",
      ]);
      expect(expired.stderr).toContain("5 images of sample-app-3, 5 of which were there before this check");
      expect(stepOf(expired, "expire")?.commands).toEqual([
        expect.stringMatching(/^aws ecr batch-delete-image .*( imageDigest=sha256:[0-9a-f]{64}){5} /),
      ]);
    });

    it("a repository without a policy gets no images", async () => {
      const shell = shellOf("cosign3");
      await shell.output("aws", ["ecr", "create-repository", "--repository-name", "without-policy"]);
      const answer = await run(["lifecycle-check", "2", "--repository", "without-policy"]);
      expect([answer.code, failedStep(answer)?.name]).toEqual([1, "policy"]);
      expect(stepOf(answer, "push")?.result).toBe("not-run");
    });

    it("an image that ECR refuses to delete is named, and the check fails", async () => {
      const shell = shellOf("cosign3");
      await shell.output("aws", ["ecr", "create-repository", "--repository-name", "indexed"]);
      await logIn(shell, cloud.registry);
      for (const tag of ["part-1", "part-2"]) await pushSample(shell, `${cloud.registry}/indexed:${tag}`, tag);
      // What an index contains is not told to the stock programs: what the policy takes of it, ECR keeps.
      await shell.output("crane", [
        ...["index", "append", "--tag", `${cloud.registry}/indexed:whole`],
        ...["--manifest", `${cloud.registry}/indexed:part-1`],
      ]);
      const tagged = { tagStatus: "tagged", tagPatternList: ["part-*"] };
      const selection = { ...tagged, countType: "imageCountMoreThan", countNumber: 1 };
      const file = shell.write(
        "policy.json",
        JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] }),
      );
      await shell.output("aws", [
        ...["ecr", "put-lifecycle-policy", "--repository-name", "indexed"],
        ...["--lifecycle-policy-text", `file://${file}`],
      ]);
      const answer = await run(["lifecycle-check", "1", "--repository", "indexed", "--yes"]);
      expect([answer.code, failedStep(answer)?.name]).toEqual([1, "expire"]);
      expect(answer.stderr).toMatch(/1 image could not be deleted: part-1: .*\(ImageReferencedByManifestList\)/);
      expect(answer.images).toMatchObject({ after: 4, left: 4 });
    });
  });
});
