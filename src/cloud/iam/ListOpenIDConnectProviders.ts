import { iamOperation } from "../aws/define-operation.ts";
import { iamArn } from "./iam-room.ts";
import { listOidcProviders } from "./oidc-providers.ts";

/** The identity providers of the account (IAM API, ListOpenIDConnectProviders). */
export const ListOpenIDConnectProviders = iamOperation("ListOpenIDConnectProviders", {
  access: {
    action: "iam:ListOpenIDConnectProviders",
    resource: (_input, context) => iamArn(context, "oidc-provider/*"),
  },
  members: [],
  handle(_input, context) {
    return { OpenIDConnectProviderList: listOidcProviders(context).map(({ arn }) => ({ Arn: arn })) };
  },
});
