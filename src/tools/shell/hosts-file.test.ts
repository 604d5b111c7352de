import { expect, test } from "vitest";
import { askFilesFirst, formatHosts } from "./hosts-file.ts";

test("names lead here before anything else that the system's file says, which stays", () => {
  const system = "127.0.0.1 localhost\n10.0.0.1 kms.eu-west-1.amazonaws.com\n";
  expect(formatHosts(["kms.eu-west-1.amazonaws.com", "iam.amazonaws.com"], system)).toBe(
    `127.0.0.1 kms.eu-west-1.amazonaws.com\n127.0.0.1 iam.amazonaws.com\n${system}`,
  );
});

test.each([
  "hosts: files\n",
  "passwd: files\nhosts:          files dns\n",
  "hosts: files dns # as ever\n",
  "passwd: files\n",
  "",
])("a configuration that asks the hosts file first stays: %j", (text) => {
  expect(askFilesFirst(text)).toBeUndefined();
});

test.each([
  "mymachines resolve [!UNAVAIL=return] files myhostname dns",
  "files mdns4_minimal [NOTFOUND=return] dns",
  "dns files",
])("a service of the system's is not asked: %s", (order) => {
  expect(askFilesFirst(`passwd: files\nhosts: ${order}\nnetworks: files\n`)).toBe(
    "passwd: files\nhosts: files dns\nnetworks: files\n",
  );
});
