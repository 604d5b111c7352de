import type { Store } from "../../store/open-store.ts";

/** A secret access key as the database keeps it. */
export function sealAccessKeySecret({ sealer }: Store, accessKeyId: string, secret: string): Uint8Array {
  return sealer.seal(Buffer.from(secret), purpose(accessKeyId));
}

/** The secret access key that was sealed. @throws StoreError `STORE_SECRET_UNREADABLE` */
export function openAccessKeySecret({ sealer }: Store, accessKeyId: string, sealed: Uint8Array): string {
  return new TextDecoder().decode(sealer.open(sealed, purpose(accessKeyId)));
}

/** What the secret is bound to. */
function purpose(accessKeyId: string): string {
  return `access key ${accessKeyId}`;
}
