import type { AccountId } from "../../core/aws/scope.ts";
import type { Principal, Session } from "../principal.ts";
import type { Row } from "../store/database.ts";

/** A row with `principalColumns`. */
export type PrincipalRow = Row & {
  readonly account: string;
  readonly unique_id: string;
  readonly kind: string;
  readonly arn: string;
  readonly created_at: number;
  readonly user_name: string | null;
  readonly role_name: string | null;
};

/** What a query that reads principals selects. */
export const principalColumns =
  "p.account, p.unique_id, p.kind, p.arn, p.created_at, u.name AS user_name, r.name AS role_name";

/** What of a query reads the names of the principals `p`. */
export const principalNames = `
  LEFT JOIN iam_users u ON u.account = p.account AND u.unique_id = p.unique_id
  LEFT JOIN iam_roles r ON r.account = p.account AND r.unique_id = p.unique_id`;

/**
 * Who acts under a row; undefined for a role without a session, since nobody acts as a role itself.
 *
 * @param temporary the temporary credentials in use, with the name that a role's session has
 */
export function toPrincipal(
  row: PrincipalRow,
  temporary?: { readonly session: Session; readonly name: string | undefined },
): Principal | undefined {
  const account = row.account as AccountId;
  const { unique_id: uniqueId, arn } = row;
  const withSession = temporary === undefined ? {} : { session: temporary.session };
  if (row.kind === "root") return { kind: "root", account, arn, uniqueId, ...withSession };
  if (row.kind === "user" && row.user_name !== null) {
    return { kind: "user", account, arn, uniqueId, name: row.user_name, ...withSession };
  }
  if (row.kind !== "role" || row.role_name === null || temporary?.name === undefined) return undefined;
  const { session, name: sessionName } = temporary;
  return {
    kind: "role-session",
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${row.role_name}/${sessionName}`,
    uniqueId: `${uniqueId}:${sessionName}`,
    roleArn: arn,
    roleId: uniqueId,
    sessionName,
    session,
  };
}
