/** The way to a value in a YAML or JSON text: names of members and places in lists, from the top. */
export type ValuePath = readonly (string | number)[];

/** A place in a text; lines and columns are counted from 1. */
export type TextPlace = { readonly line: number; readonly column: number };
