import { countOf } from "../../../core/count-of.ts";
import type { NameImage } from "../../../core/lifecycle/explain.ts";
import type { WeighedAssumption } from "../../../core/lifecycle/weigh-assumptions.ts";
import { nameSome } from "../../../core/name-some.ts";
import { type Column, formatTable, type TableOptions } from "../../report/table.ts";

/** What a result rests on: each assumption with the images that would fare otherwise without it. */
export function formatRestsOn(
  restsOn: readonly WeighedAssumption[],
  nameImage: NameImage,
  options: TableOptions,
): string {
  const columns: readonly Column<WeighedAssumption>[] = [
    { title: "ASSUMED", value: ({ name, chosen }) => `${name}=${chosen}` },
    { title: "WITH INSTEAD", value: ({ name, instead }) => `${name}=${instead}` },
    {
      title: "WOULD FARE OTHERWISE",
      value: ({ images }) => `${countOf(images.length, "image")}: ${nameSome(images.map(nameImage))}`,
    },
  ];
  return `${formatTable(columns, restsOn, options)}${advice}\n`;
}

const advice =
  "AWS's documentation leaves this open; docs/lifecycle-assumptions.md has the evidence, --assume NAME=CHOICE chooses.";
