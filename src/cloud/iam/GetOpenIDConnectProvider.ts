import { iamOperation } from "../aws/define-operation.ts";
import { requireOidcProvider } from "./oidc-providers.ts";

/** An identity provider (IAM API, GetOpenIDConnectProvider). */
export const GetOpenIDConnectProvider = iamOperation("GetOpenIDConnectProvider", {
  access: { action: "iam:GetOpenIDConnectProvider", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn"],
  handle({ OpenIDConnectProviderArn }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    return {
      Url: provider.url,
      ClientIDList: provider.clientIds,
      ThumbprintList: provider.thumbprints,
      CreateDate: provider.createdAt,
      Tags: provider.tags,
    };
  },
});
