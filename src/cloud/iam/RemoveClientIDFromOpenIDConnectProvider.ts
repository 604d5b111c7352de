import { iamOperation } from "../aws/define-operation.ts";
import { changeOidcProvider, requireOidcProvider } from "./oidc-providers.ts";

/** Takes an audience from an identity provider; one that it has not is no error (IAM API, RemoveClientIDFromOpenIDConnectProvider). */
export const RemoveClientIDFromOpenIDConnectProvider = iamOperation("RemoveClientIDFromOpenIDConnectProvider", {
  access: {
    action: "iam:RemoveClientIDFromOpenIDConnectProvider",
    resource: (input) => input.OpenIDConnectProviderArn,
  },
  members: ["OpenIDConnectProviderArn", "ClientID"],
  handle({ OpenIDConnectProviderArn, ClientID }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    changeOidcProvider(context, provider, { clientIds: provider.clientIds.filter((id) => id !== ClientID) });
  },
});
