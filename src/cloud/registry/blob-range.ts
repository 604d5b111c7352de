import type { ByteRange } from "../store/file-stream.ts";

/** What a `Range` header asks of content. */
export type RequestedRange =
  | { readonly kind: "whole" }
  | ({ readonly kind: "part" } & ByteRange)
  | { readonly kind: "unsatisfiable" };

/**
 * Reads a `Range` header against content of `size` bytes (RFC 9110, 14.2). What is no single range of bytes is ignored,
 * as the RFC allows; a range that ends before it starts, or starts behind the content, cannot be satisfied.
 */
export function parseBlobRange(header: string | undefined, size: number): RequestedRange {
  const match = /^bytes=([0-9]*)-([0-9]*)$/.exec(header ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (match === null || (from === "" && to === "")) return { kind: "whole" };
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? { kind: "part", first, last } : { kind: "unsatisfiable" };
}
