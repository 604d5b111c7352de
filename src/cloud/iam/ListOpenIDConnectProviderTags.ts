import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requireOidcProvider } from "./oidc-providers.ts";

/** The tags of an identity provider (IAM API, ListOpenIDConnectProviderTags). */
export const ListOpenIDConnectProviderTags = iamOperation("ListOpenIDConnectProviderTags", {
  access: { action: "iam:ListOpenIDConnectProviderTags", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn", "Marker", "MaxItems"],
  handle(input, context) {
    const { tags } = requireOidcProvider(context, input.OpenIDConnectProviderArn);
    const { entries, continuation } = pageOfList("ListOpenIDConnectProviderTags", input, tags);
    return { Tags: entries, ...continuation };
  },
});
