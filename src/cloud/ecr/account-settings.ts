import { invalidParameter } from "./ecr-error.ts";

/** ECR's account settings, each with the values it can be given (Amazon ECR API, PutAccountSetting). */
const settings = {
  BASIC_SCAN_TYPE_VERSION: ["AWS_NATIVE"],
  BLOB_MOUNTING: ["ENABLED", "DISABLED"],
  REGISTRY_POLICY_SCOPE: ["V2"],
} as const;

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
 * @throws AwsError `InvalidParameterException`
 */
export function readSettingValue(name: AccountSettingName, value: string): string {
  const values: readonly string[] = settings[name];
  if (values.includes(value)) return value;
  throw invalidParameter("value", `Member must satisfy enum value set: [${values.join(", ")}]`);
}

/** What a setting is that has one value alone, or has not been set. */
export function fixedSetting(name: Exclude<AccountSettingName, "BLOB_MOUNTING">): string {
  return settings[name][0];
}
