import { iamOperation } from "../aws/define-operation.ts";
import { changeOidcProvider, requireOidcProvider } from "./oidc-providers.ts";
import { removeTags } from "./tags.ts";

/** Takes tags from an identity provider (IAM API, UntagOpenIDConnectProvider). */
export const UntagOpenIDConnectProvider = iamOperation("UntagOpenIDConnectProvider", {
  access: { action: "iam:UntagOpenIDConnectProvider", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn", "TagKeys"],
  handle({ OpenIDConnectProviderArn, TagKeys }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    changeOidcProvider(context, provider, { tags: removeTags(provider.tags, TagKeys, "kept") });
  },
});
