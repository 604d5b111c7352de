import { listImages } from "../images/list-images.ts";
import { imageIdOf } from "./image-id.ts";
import { nextPage, readPage } from "./paging.ts";
import { repositoryOperation } from "./repository-operation.ts";

/**
 * One row a tag, or one for an untagged image (Amazon ECR API, ListImages). ECR promises no order; here it is the newest
 * push first, so that a batch deletion of all rows reaches an index before its children.
 */
export const ListImages = repositoryOperation("ListImages", {
  members: ["registryId", "repositoryName", "nextToken", "maxResults", "filter"],
  handle(input, repository, context) {
    const { tagStatus, imageStatus: status } = input.filter ?? {};
    const listing = ["ListImages", repository.id, tagStatus, status];
    const { rows, next } = listImages(context, repository, {
      ...(tagStatus === undefined ? {} : { tagStatus }),
      ...(status === undefined ? {} : { status }),
      ...readPage(listing, input),
    });
    return { imageIds: rows.map(imageIdOf), ...nextPage(listing, next) };
  },
});
