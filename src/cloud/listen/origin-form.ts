/** What stands before the path of a target in absolute form (RFC 9112 3.2.2). */
const beforePath = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/**
 * A request's target as path and query alone. Clients send a whole URL to what they take for a proxy; a user's name and
 * password can stand in it, which must not get into a log. The host that is meant is the one that `Host` names.
 */
export function originForm(target: string): string {
  const start = beforePath.exec(target)?.[0];
  if (start === undefined) return target;
  const path = target.slice(start.length);
  return path.startsWith("/") ? path : `/${path}`;
}
