/** What a tag template can hold, each with how it is read back from a tag. */
const places = { "{n}": "(?<n>[0-9]+)", "{date}": "[0-9]{8}", "{sha}": "[0-9a-f]{7,64}" } as const;

const placePattern = /\{[^}]*\}/g;

/** Fills a template in; `hex` is the image's digest without its algorithm. */
export function fillTemplate(
  template: string,
  { number, time, hex }: { readonly number: number; readonly time: Date; readonly hex: string },
): string {
  return template
    .replaceAll("{n}", String(number))
    .replaceAll("{date}", time.toISOString().slice(0, 10).replaceAll("-", ""))
    .replaceAll("{sha}", hex.slice(0, 7));
}

/** The first place in braces that means nothing; undefined where all do. */
export function unknownPlace(template: string): string | undefined {
  return template.match(placePattern)?.find((place) => !Object.hasOwn(places, place));
}

/** Reads tags that a template could have made. */
export function templateReader(template: string): (tag: string) => TemplateReading | undefined {
  let numbers = 0;
  const pattern = new RegExp(
    `^${template
      .split(/(\{[^}]*\})/)
      .map((part) => {
        // A group may bear a name once; a second {n} is read without.
        if (part === "{n}" && numbers++ > 0) return "[0-9]+";
        return Object.hasOwn(places, part)
          ? places[part as keyof typeof places]
          : part.replace(/[^A-Za-z0-9_]/g, "\\$&");
      })
      .join("")}$`,
  );
  return (tag) => {
    const found = pattern.exec(tag);
    if (found === null) return undefined;
    const number = found.groups?.n;
    return number === undefined ? {} : { number: Number(number) };
  };
}

/** What a tag says of its push. */
export type TemplateReading = { readonly number?: number };
