/**
 * What a connection may take. Every bound of the doors stands here, with its unit and its reason; bodies are bounded by
 * the room that reads them.
 */
export const limits = {
  /** Bytes of a request line with all its headers: a presigned URL with a session token and its signed headers take 6 KiB. */
  headerBytes: 32 * 1024,
  /** Header fields of one request; an AWS SDK sends about fifteen. */
  headerFields: 200,
  /** Open sockets of one door: below the usual limit of file descriptors, far above what clients of one machine open. */
  sockets: 4096,
  /** Milliseconds until the first byte: browsers and pools open sockets ahead of use, but not for long. */
  firstByteMs: 30_000,
  /** Milliseconds for a TLS handshake. */
  handshakeMs: 20_000,
  /** Milliseconds from a request's first byte to the end of its headers. */
  headersMs: 20_000,
  /** Milliseconds between two looks for requests that are late. */
  lateCheckMs: 5_000,
  /** Milliseconds without a byte in either direction during a request; a whole push has no limit. */
  idleMs: 300_000,
  /** Milliseconds an idle connection is kept for the next request: longer than clients keep theirs, so that they close first. */
  keepAliveMs: 120_000,
  /** Milliseconds that a refused client may go on sending, so that it comes to read why. */
  lingerMs: 2_000,
  /** Milliseconds in which the body of a request that is answered already may come to its end. */
  unreadBodyMs: 30_000,
  /** Milliseconds that requests under way are given when a door closes. */
  drainMs: 10_000,
} as const;
