import { unsupported } from "../aws/unsupported.ts";
import { invalidParameter } from "./ecr-error.ts";

/** ECR's account settings, each with the values it can be given (Amazon ECR API, PutAccountSetting). */
const settings = {
  BASIC_SCAN_TYPE_VERSION: ["AWS_NATIVE", "CLAIR"],
  BLOB_MOUNTING: ["ENABLED", "DISABLED"],
  REGISTRY_POLICY_SCOPE: ["V2", "V1"],
} as const;

/** The settings that have one value alone in this cloud: what new accounts begin with. */
const fixedSettings = { BASIC_SCAN_TYPE_VERSION: "AWS_NATIVE", REGISTRY_POLICY_SCOPE: "V2" } as const;

/** The name of an account setting. */
export type AccountSettingName = keyof typeof settings;

/**
 * Reads the name of an account setting. ECR's sentence for one that is none is not known.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function readSettingName(name: string): AccountSettingName {
  if (Object.hasOwn(settings, name)) return name as AccountSettingName;
  throw invalidParameter("name", `Member must satisfy enum value set: [${Object.keys(settings).join(", ")}]`);
}

/**
 * Reads a value for an account setting.
 *
 * @throws AwsError `InvalidParameterException` for what is no value, `UnsupportedOperationException` for one of AWS that
 *   this cloud cannot act on
 */
export function readSettingValue(name: AccountSettingName, value: string): string {
  const values: readonly string[] = settings[name];
  if (!values.includes(value)) {
    throw invalidParameter("value", `Member must satisfy enum value set: [${values.join(", ")}]`);
  }
  if (name !== "BLOB_MOUNTING" && value !== fixedSetting(name)) {
    throw unsupported("json", "ecr:PutAccountSetting", `does not support ${name} '${value}'`);
  }
  return value;
}

/** What a setting is that has one value alone. */
export function fixedSetting(name: keyof typeof fixedSettings): string {
  return fixedSettings[name];
}
