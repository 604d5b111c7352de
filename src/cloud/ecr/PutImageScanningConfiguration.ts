import { setScanOnPush } from "../images/repository-settings.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/** Sets whether a repository's images are to be scanned as they are pushed (Amazon ECR API, PutImageScanningConfiguration). */
export const PutImageScanningConfiguration = repositoryOperation("PutImageScanningConfiguration", {
  members: ["registryId", "repositoryName", "imageScanningConfiguration"],
  handle({ imageScanningConfiguration }, repository, context) {
    const { scanOnPush } = setScanOnPush(context, repository, imageScanningConfiguration.scanOnPush === true);
    return { ...repositoryId(repository), imageScanningConfiguration: { scanOnPush } };
  },
});
