/**
 * Where a unix socket is made before it is moved to its path: Node removes the path that it listened on when it closes,
 * whatever is there by then, and it may be another cloud's.
 */
export function begunSocket(path: string): string {
  return `${path}.next`;
}
