import { iamOperation } from "../aws/define-operation.ts";
import { changeOidcProvider, requireOidcProvider } from "./oidc-providers.ts";

/** Adds an audience to an identity provider; one that it has stays (IAM API, AddClientIDToOpenIDConnectProvider). */
export const AddClientIDToOpenIDConnectProvider = iamOperation("AddClientIDToOpenIDConnectProvider", {
  access: { action: "iam:AddClientIDToOpenIDConnectProvider", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn", "ClientID"],
  handle({ OpenIDConnectProviderArn, ClientID }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    changeOidcProvider(context, provider, { clientIds: [...provider.clientIds, ClientID] });
  },
});
