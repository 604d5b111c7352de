const units: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** Reads a size such as `200MB`, `1.5GiB` or `4096` in whole bytes; undefined where it is none. */
export function parseSize(text: string): number | undefined {
  const [, number = "", unit = ""] = /^([0-9]+(?:\.[0-9]+)?) ?([a-zA-Z]*)$/.exec(text) ?? [];
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  return number === "" || factor === undefined ? undefined : Math.round(Number(number) * factor);
}
