import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeImageRegistry } from "../src/core/image-registry/describe-image-registry.ts";
import { defaultChoices, resolveOptions } from "../src/core/image-registry/options.ts";
import { imageRegistryOutputs } from "../src/core/image-registry/outputs.ts";

// Where terraform is, test/interop/terraform.test.ts compares what it makes. This holds the texts together where it is not.
const root = join(import.meta.dirname, "..");
const folder = join(root, "terraform/image-registry");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const sources = readdirSync(folder).filter((name) => name.endsWith(".tf"));
const module = sources.map(read).join("\n");
const blocks = (kind: string) =>
  [...module.matchAll(new RegExp(`^${kind} "(\\w+)"`, "gm"))].map(([, name = ""]) => name);
const guide = readFileSync(join(root, "docs/terraform.md"), "utf8");

const registry = describeImageRegistry(resolveOptions({ account: "123456789012", region: "ap-northeast-1" }));
const keyArn = "arn:aws:kms:ap-northeast-1:123456789012:key/id";

test("terraform/image-registry grants what core describes", () => {
  const policies = [registry.role.policy(keyArn), registry.role.trustPolicy, registry.key.policy];
  const described = [...JSON.stringify(policies).matchAll(/"((?:ecr|kms|sts):[\w*]+)"/g)];
  const granted = [...module.matchAll(/"((?:ecr|kms|sts):[\w*]+)"/g)];
  const namesOf = (found: readonly RegExpExecArray[]) => [...new Set(found.map(([, name]) => name))].toSorted();
  expect(namesOf(granted)).toEqual(namesOf(described));
  for (const { Sid } of policies.flatMap(({ Statement }) => Statement)) expect(module).toContain(`"${Sid}"`);
});

test("terraform/image-registry has the defaults and names that core has", () => {
  const { repositories, imagesKept, alias, deletionWindowDays, role } = defaultChoices;
  const defaultOf = (name: string) =>
    new RegExp(`^variable "${name}" .*?^ {2}default += (.*?)$`, "ms").exec(module)?.[1];
  expect(JSON.parse(defaultOf("repository_names") ?? "")).toEqual(repositories);
  expect(defaultOf("images_kept")).toBe(`${imagesKept}`);
  expect(defaultOf("key_alias")).toBe(`"${alias}"`);
  expect(defaultOf("key_deletion_window_in_days")).toBe(`${deletionWindowDays}`);
  expect(defaultOf("role_name")).toBe(`"${role}"`);
  for (const name of [registry.role.description, registry.role.policyName, registry.key.description]) {
    expect(module).toContain(`"${name}"`);
  }
});

test("terraform/image-registry has the outputs of `inkan provision`", () => {
  const outputs = imageRegistryOutputs(registry, { keyId: "id", registry: "registry" });
  expect(blocks("output").toSorted()).toEqual(Object.keys(outputs).toSorted());
});

test("its example names every variable but those for the local cloud, and its guide shows the backend as it stands", () => {
  const example = [...read("terraform.tfvars.example").matchAll(/^(?:# )?(\w+) +=/gm)].map(([, name]) => name);
  const given = [...example, "local_endpoint", "github_oidc_provider_arn"];
  expect(given.toSorted()).toEqual(blocks("variable").toSorted());
  const backend = read("backend.tf.example").replaceAll(/^#.*\n/gm, "");
  expect(guide).toContain(`\`\`\`hcl\n${backend}\`\`\``);
  for (const [, name] of guide.matchAll(/^\| `(\w+)`(?:, `\w+`)? \|/gm)) expect(blocks("variable")).toContain(name);
});
