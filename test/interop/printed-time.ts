/** The milliseconds since 1970 of a time in what aws prints: seconds of version 1, ISO 8601 of version 2. */
export function readPrintedTime(printed: string | number): number {
  return typeof printed === "number" ? Math.round(printed * 1000) : Date.parse(printed);
}
