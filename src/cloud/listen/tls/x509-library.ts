/** The certificate library, loaded when the first certificate is made: it takes 30 ms and 11 MB, and most starts need none. */
export async function loadX509() {
  await import("reflect-metadata"); // which the library's own imports expect to find
  return await import("@peculiar/x509");
}
