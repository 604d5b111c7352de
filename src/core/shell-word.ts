/**
 * A word as a POSIX shell takes it back unchanged: bare where nothing in it means anything to a shell, else in single
 * quotes (POSIX.1-2024, Shell Command Language, 2.2).
 */
export function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
