// Addresses of the published site, as a comment links them.

import type { PhrasingContent } from "mdast";
import type { EntryName } from "../../history/news.ts";
import { link, text } from "../markdown.ts";
import type { PublishedContext } from "./facts.ts";

const FORMATS: [extension: string, name: string][] = [
  ["rss", "RSS"],
  ["atom", "Atom"],
  ["feed.json", "JSON Feed"],
];

/** `base` "…/changes" stands for changes.rss, .atom and .feed.json. */
export function feedLinks(base: string): PhrasingContent[] {
  return FORMATS.flatMap(
    ([extension, name], index) =>
      text`${index === 0 ? "" : ", "}${link(name, `${base}.${extension}`)}`,
  );
}

/** The handshake page, with a final slash. */
export function coalitionUrl(name: string, { baseUrl }: PublishedContext): string {
  return `${baseUrl}${encodeURIComponent(name)}/`;
}

/** The entry on its coalition's history page. */
export function entryUrl({ coalition, seq }: EntryName, context: PublishedContext): string {
  const anchor = `${encodeURIComponent(coalition)}-${seq}`;
  return `${coalitionUrl(coalition, context)}history/#${anchor}`;
}
