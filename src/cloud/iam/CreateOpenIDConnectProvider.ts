import { iamOperation } from "../aws/define-operation.ts";
import { createOidcProvider, issuerArn } from "./oidc-providers.ts";
import { mergeTags } from "./tags.ts";

/** Makes an identity provider that roles can trust (IAM API, CreateOpenIDConnectProvider). */
export const CreateOpenIDConnectProvider = iamOperation("CreateOpenIDConnectProvider", {
  access: { action: "iam:CreateOpenIDConnectProvider", resource: (input, context) => issuerArn(context, input.Url) },
  members: ["Url", "ClientIDList", "ThumbprintList", "Tags"],
  handle({ Url, ClientIDList = [], ThumbprintList = [], Tags = [] }, context) {
    const tags = mergeTags([], Tags, "kept");
    const { arn } = createOidcProvider(context, {
      url: Url,
      clientIds: ClientIDList,
      thumbprints: ThumbprintList,
      tags,
    });
    return { OpenIDConnectProviderArn: arn, ...(tags.length === 0 ? {} : { Tags: tags }) };
  },
});
