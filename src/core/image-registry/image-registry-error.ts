import { InkanError } from "../error.ts";

/** A choice of the image registry's resources is not one that AWS would take. */
export class ImageRegistryError extends InkanError<"IMAGE_REGISTRY_OPTION_INVALID"> {
  override readonly name = "ImageRegistryError";

  /** @param option what the choice is called, in words */
  constructor(option: string, given: string, expected: string) {
    super("IMAGE_REGISTRY_OPTION_INVALID", `the ${option} is '${given.slice(0, 300)}'; it must be ${expected}`);
  }
}
