import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeUnless } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { openClientShell } from "./client-shell.ts";
import { dockerEngineMissing } from "./docker-engine.ts";

const reason = dockerEngineMissing() || programs.missing(["unshare", "ip", "mount", "aws"]);

/** The guide's commands, from its first to its last. */
const [start = "", lead = "", use = "", undo = ""] = [
  ...readFileSync(join(import.meta.dirname, "../../docs/docker-real-names.md"), "utf8").matchAll(/```sh\n(.*?)```/gs),
].map(([, text = ""]) => text);

/**
 * A machine of its own for the guide: the network, the hosts file and docker's configuration are this script's alone, and an
 * engine runs in it.
 */
const machine = `
mkdir hosts-of-its-own engine
ip link set lo up
cp /etc/hosts hosts-of-its-own/hosts
mount --bind hosts-of-its-own/hosts /etc/hosts
mkdir -p /etc/docker etc-docker # an engine that runs for the first time makes it as well
mount --bind etc-docker /etc/docker
cp /etc/hosts hosts.at-first
dockerd --host "$DOCKER_HOST" --data-root "$PWD/engine/data" --exec-root "$PWD/engine/exec" --pidfile "$PWD/engine/pid" \\
  --bridge none --iptables=false --ip6tables=false > engine/log 2>&1 &
engine=$!
trap 'inkan down >&2 || true; kill $engine; wait $engine || true' EXIT
for _ in $(seq 300); do docker version > /dev/null 2>&1 && break; sleep 0.2; done
mkdir project && cd project
echo hello > greeting
printf 'FROM scratch\\nCOPY greeting /\\n' > Dockerfile
`;

/** A program in Go reads a hosts file anew after five seconds (net, "cacheMaxAge"), and the engine has just begun. */
const untilNamesAreReadAnew = "sleep 6";

const asBefore = `
cmp /etc/hosts "$HOME/hosts.at-first"
find "$HOME/etc-docker" -name 'ca.crt'
cat /proc/sys/net/ipv4/ip_unprivileged_port_start
`;

describeUnless(reason, "docker and AWS's own registry name", () => {
  it("works by the guide's very commands, and they undo what they did", async () => {
    const shell = openClientShell({ env: { DOCKER_BUILDKIT: "0" } });
    try {
      const folder = shell.folder;
      shell.write("bin/sudo", '#!/bin/sh\nexec "$@"\n');
      const script = ["chmod +x bin/sudo", machine, start, lead, untilNamesAreReadAnew, use, undo, asBefore].join("\n");
      const words = ["--mount", "--net", "bash", "--norc", "-euo", "pipefail", "-c", script];
      const env = { DOCKER_HOST: `unix://${join(folder, "engine.sock")}` };
      const { code, stdout, stderr } = await shell.run("unshare", words, { env });
      expect(code, stdout + stderr).toBe(0);
      expect(stdout).toContain("Login Succeeded");
      expect(stdout).toMatch(/real-name: digest: sha256:[0-9a-f]{64}/);
      expect(stdout).toContain("Status: Downloaded newer image for 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/");
      expect(stdout.endsWith("\n1024\n")).toBe(true);
      expect(stdout).not.toContain("etc-docker/certs.d");
    } finally {
      shell.close();
    }
  });
});
