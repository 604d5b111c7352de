import type { Group } from "../row.ts";
import { changingRows } from "./registry-changes.ts";
import { listingRows } from "./registry-listings.ts";

export const registry: Group = {
  letter: "R",
  title: { en: "Registry", ja: "レジストリ" },
  intro: {
    en: "The repositories, their images, and what removes them. Native commands need no login of docker's: they ask ECR for one.",
    ja: "リポジトリとイメージの参照・push・削除です。inkan のコマンドは docker のログインを必要とせず、必要な認証情報を自分で ECR に求めます。",
  },
  rows: [...listingRows, ...changingRows],
};
