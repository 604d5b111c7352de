import { iamOperation } from "../aws/define-operation.ts";
import { changeOidcProvider, requireOidcProvider } from "./oidc-providers.ts";
import { mergeTags } from "./tags.ts";

/** Gives an identity provider tags (IAM API, TagOpenIDConnectProvider). */
export const TagOpenIDConnectProvider = iamOperation("TagOpenIDConnectProvider", {
  access: { action: "iam:TagOpenIDConnectProvider", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn", "Tags"],
  handle({ OpenIDConnectProviderArn, Tags }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    changeOidcProvider(context, provider, { tags: mergeTags(provider.tags, Tags, "kept") });
  },
});
