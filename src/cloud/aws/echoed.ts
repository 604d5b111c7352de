/** Longest piece of a client's text that an answer repeats, in characters. AWS repeats all of it; a body has megabytes. */
const maxEchoed = 1_024;

/** A client's text as an answer repeats it: cut, with an ellipsis, where it is longer than any name. */
export function echoed(text: string): string {
  return text.length <= maxEchoed ? text : `${text.slice(0, maxEchoed)}…`;
}

/** A client's list as an answer repeats it, `[a, b]`, cut in the same way; no more of it is put together than is shown. */
export function echoedList(list: readonly unknown[]): string {
  // Each element takes two characters at least, so that those beyond could not be shown.
  return `[${echoed(list.slice(0, maxEchoed).join(", "))}]`;
}
