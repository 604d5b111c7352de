import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CloudLog } from "../log/cloud-log.ts";
import type { CertificateSource } from "./tls/certificate-source.ts";

/** Where a door is. Port 0 takes any free one. */
export type DoorPlace =
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | { readonly kind: "unix"; readonly path: string };

/** What a door says of a request that reached none of its routes, or that a route failed on. */
export type DoorRefusal = {
  readonly status: number;
  /** A sentence for the client; tells nothing of what is inside. */
  readonly message: string;
};

/** Turns a refusal into an answer that the clients of a path understand. */
export type RefusalAnswer = (
  refusal: DoorRefusal,
  request: FastifyRequest,
) => { readonly contentType: string; readonly body: string };

/** One way into the cloud: its place, its own routes, and their way of asking who is there. */
export type Door = {
  /** For the log. */
  readonly name: string;
  readonly at: DoorPlace;
  /** The path of a unix socket that leads to the same, for its owner alone. */
  readonly socket?: string;
  /** The option of the command line that gives its port, for a way out where that cannot be had. Default `--port`. */
  readonly portOption?: string;
  /** With certificates the door speaks TLS as well, on the same port. */
  readonly certificates?: CertificateSource;
  /** Adds routes; every `request.body` is the raw stream. */
  readonly routes: (app: FastifyInstance) => void;
  /** How an unknown path or a failure is answered in the language of the door's clients. */
  readonly refusal: RefusalAnswer;
};

/** What all doors share. */
export type DoorSurroundings = {
  readonly log: CloudLog;
  /** The wall clock, for `Date`. */
  readonly wall: () => Date;
};
