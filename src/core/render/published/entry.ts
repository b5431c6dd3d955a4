// One published entry: what integrators see in their feeds, what they must do, and where to find it.

import type { PhrasingContent, RootContent } from "mdast";
import { entryTitle } from "../../changes/entry-words.ts";
import { changesTable } from "../changes-table.ts";
import type { CommentSection } from "../comment/fit.ts";
import { code, heading, link, paragraph, strong, text } from "../markdown.ts";
import { markedName, quotedEntry } from "../quoted-entry.ts";
import type { PlacedEntry, PublishedContext } from "./facts.ts";

export function entrySection(placed: PlacedEntry, context: PublishedContext): CommentSection {
  const { coalition, seq } = placed.entry;
  const name = encodeURIComponent(coalition);
  const page = `${context.baseUrl}${name}/`;
  const url = `${page}history/#${name}-${seq}`;
  return {
    full: () => entryBlocks(placed, page, url),
    short: () => link(entryTitle(placed.entry, placed.place), url),
  };
}

/** `page`: the coalition's; `url`: that of the entry on its history page. */
function entryBlocks({ entry, place }: PlacedEntry, page: string, url: string): RootContent[] {
  const { coalition, breaking, urgent, changes } = entry;
  const handshake = link("Handshake page", page);
  const history = link(`Entry ${entry.seq}`, url);
  return [
    heading(4, markedName(coalition, urgent !== undefined, breaking)),
    paragraph(strong("What integrators see in their feeds:")),
    quotedEntry(entry, place),
    fingerprintBlock({ entry, place }),
    changesTable(changes, place.before),
    paragraph(text`${handshake} · ${history} · Feeds: ${feedLinks(`${page}changes`)}`),
  ];
}

function fingerprintBlock({ entry, place: { before } }: PlacedEntry): RootContent {
  const now = code(entry.fingerprint);
  if (before === entry.fingerprint) return paragraph(text`The fingerprint is unchanged: ${now}`);
  const moved = before === undefined ? "" : text`${code(before)} → `;
  return paragraph(text`${strong("Fingerprint:")} ${moved}${now}`);
}

const FORMATS: [extension: string, name: string][] = [
  ["rss", "RSS"],
  ["atom", "Atom"],
  ["feed.json", "JSON Feed"],
];

/** `base` "…/changes" is the address of changes.rss, .atom and .feed.json without their endings. */
export function feedLinks(base: string): PhrasingContent[] {
  return FORMATS.flatMap(
    ([extension, name], index) =>
      text`${index === 0 ? "" : ", "}${link(name, `${base}.${extension}`)}`,
  );
}
