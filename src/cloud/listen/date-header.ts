/**
 * The `Date` header by the cloud's wall clock (RFC 9110 6.6.1). Formatted once a second, since every answer needs it.
 */
export function createDateHeader(wall: () => Date): () => string {
  let second = Number.NaN;
  let text = "";
  return () => {
    const now = wall();
    const nowSecond = Math.floor(now.getTime() / 1000);
    if (nowSecond !== second) {
      second = nowSecond;
      text = now.toUTCString();
    }
    return text;
  };
}
