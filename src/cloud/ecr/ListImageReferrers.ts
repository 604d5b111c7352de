import { isDigest } from "../../core/oci/digest.ts";
import { mustFit } from "../images/ecr-sentences.ts";
import { listReferrers } from "../images/list-referrers.ts";
import { invalidParameter } from "./ecr-error.ts";
import { isEcrDigest } from "./image-id.ts";
import { nextPage, readPage } from "./paging.ts";
import { repositoryOperation } from "./repository-operation.ts";

/** Page size where the caller names none (Amazon ECR API, ListImageReferrers, `maxResults`). */
const referrersPageSize = 20;

/** The artifacts whose subject is an image; one that is not there has none (Amazon ECR API, ListImageReferrers). */
export const ListImageReferrers = repositoryOperation("ListImageReferrers", {
  action: "ecr:BatchGetImage",
  members: ["registryId", "repositoryName", "subjectId", "filter", "nextToken", "maxResults"],
  handle(input, repository, context) {
    const { imageDigest } = input.subjectId;
    if (!isEcrDigest(imageDigest)) {
      throw invalidParameter("subjectId.imageDigest", mustFit("digest"));
    }
    const { artifactTypes = [], artifactStatus = "ACTIVE" } = input.filter ?? {};
    const listing = ["ListImageReferrers", repository.id, imageDigest, artifactTypes, artifactStatus];
    const page = readPage(listing, input, referrersPageSize);
    if (!isDigest(imageDigest)) return { referrers: [] };
    const found = listReferrers(context, repository, imageDigest, { artifactTypes, status: artifactStatus, ...page });
    return {
      referrers: found.referrers.map(({ status, ...referrer }) => ({ ...referrer, artifactStatus: status })),
      ...nextPage(listing, found.next),
    };
  },
});
