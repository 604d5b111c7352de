import { mountsBlobs } from "../images/registries.ts";
import { fixedSetting, readSettingName } from "./account-settings.ts";
import { registryOperation } from "./registry-operation.ts";

/** One of the settings of an account's registry in a region (Amazon ECR API, GetAccountSetting). */
export const GetAccountSetting = registryOperation("GetAccountSetting", {
  members: ["name"],
  handle(input, { scope }, context) {
    const name = readSettingName(input.name);
    if (name !== "BLOB_MOUNTING") return { name, value: fixedSetting(name) };
    return { name, value: mountsBlobs(context, scope) ? "ENABLED" : "DISABLED" };
  },
});
