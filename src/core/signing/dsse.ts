/**
 * The bytes a DSSE signature is made over: `DSSEv1 LEN(type) type LEN(body) body`, lengths in bytes (DSSE protocol 1.0,
 * "Pre-Authentication Encoding").
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const type = encoder.encode(payloadType);
  const head = encoder.encode(`DSSEv1 ${type.byteLength} ${payloadType} ${payload.byteLength} `);
  const encoded = new Uint8Array(head.byteLength + payload.byteLength);
  encoded.set(head);
  encoded.set(payload, head.byteLength);
  return encoded;
}
