import { iamOperation } from "../aws/define-operation.ts";
import { changeOidcProvider, requireOidcProvider } from "./oidc-providers.ts";

/** Replaces the thumbprints of an identity provider (IAM API, UpdateOpenIDConnectProviderThumbprint). */
export const UpdateOpenIDConnectProviderThumbprint = iamOperation("UpdateOpenIDConnectProviderThumbprint", {
  access: { action: "iam:UpdateOpenIDConnectProviderThumbprint", resource: (input) => input.OpenIDConnectProviderArn },
  members: ["OpenIDConnectProviderArn", "ThumbprintList"],
  handle({ OpenIDConnectProviderArn, ThumbprintList }, context) {
    const provider = requireOidcProvider(context, OpenIDConnectProviderArn);
    changeOidcProvider(context, provider, { thumbprints: ThumbprintList });
  },
});
