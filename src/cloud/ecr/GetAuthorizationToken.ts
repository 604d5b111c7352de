import type { AccountId } from "../../core/aws/scope.ts";
import { ecrOperation } from "../aws/define-operation.ts";
import { issueRegistryPassword } from "../aws/registry-password.ts";
import { registryAddress } from "./registry-address.ts";

/**
 * A registry password that holds for twelve hours, as `AWS:PASSWORD` in base64 (Amazon ECR API, GetAuthorizationToken).
 * It is good for every registry that its principal may reach in this region, so each of `registryIds` gets the same one,
 * with the address of its own registry.
 */
export const GetAuthorizationToken = ecrOperation("GetAuthorizationToken", {
  access: { action: "ecr:GetAuthorizationToken", resource: () => "*" },
  members: ["registryIds"],
  handle({ registryIds }, { store, clocks, scope, principal, endpoint }) {
    const { password, expiresAt } = issueRegistryPassword(store, principal, scope, clocks.wall());
    const authorizationToken = Buffer.from(`AWS:${password}`).toString("base64");
    const accounts = (registryIds ?? [scope.account]) as readonly AccountId[];
    return {
      authorizationData: accounts.map((account) => {
        const { scheme, host } = registryAddress(endpoint, { account, region: scope.region });
        return { authorizationToken, expiresAt, proxyEndpoint: `${scheme}://${host}` };
      }),
    };
  },
});
