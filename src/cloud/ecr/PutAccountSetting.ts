import { setBlobMounting } from "../images/registries.ts";
import { readSettingName, readSettingValue } from "./account-settings.ts";
import { registryOperation } from "./registry-operation.ts";

/** Sets one of the settings of an account's registry in a region (Amazon ECR API, PutAccountSetting). */
export const PutAccountSetting = registryOperation("PutAccountSetting", {
  members: ["name", "value"],
  handle(input, { scope }, context) {
    const name = readSettingName(input.name);
    const value = readSettingValue(name, input.value);
    if (name === "BLOB_MOUNTING") setBlobMounting(context, scope, value === "ENABLED");
    return { name, value };
  },
});
