import { iamOperation } from "../aws/define-operation.ts";
import { deleteOidcProvider, findOidcProvider } from "./oidc-providers.ts";

/** Deletes an identity provider; one that is not there is no error (IAM API, DeleteOpenIDConnectProvider). */
export const DeleteOpenIDConnectProvider = iamOperation("DeleteOpenIDConnectProvider", {
  access: { action: "iam:DeleteOpenIDConnectProvider", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn"],
  handle({ OpenIDConnectProviderArn }, context) {
    const provider = findOidcProvider(context, OpenIDConnectProviderArn);
    if (provider !== undefined) deleteOidcProvider(context, provider);
  },
});
