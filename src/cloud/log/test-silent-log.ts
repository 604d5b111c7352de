import type { CloudLog } from "./cloud-log.ts";

/** A log that keeps nothing. */
export const silentLog: CloudLog = { request() {}, info() {}, warn() {}, error() {}, close: async () => {} };
