// One published entry: what integrators see in their feeds, what they must do, and where it stands.

import type { RootContent } from "mdast";
import { entryTitle, entryVerdict } from "../../changes/entry-words.ts";
import { changesTable } from "../changes-table.ts";
import type { CommentSection } from "../comment/fit.ts";
import { blockquote, code, heading, link, paragraph, strong, text } from "../markdown.ts";
import type { PlacedEntry, PublishedContext } from "./facts.ts";
import { coalitionUrl, entryUrl, feedLinks } from "./links.ts";

export function entrySection(placed: PlacedEntry, context: PublishedContext): CommentSection {
  const { entry, place } = placed;
  return {
    full: () => entryBlocks(placed, context),
    short: () => link(entryTitle(entry, place), entryUrl(entry, context)),
  };
}

function entryBlocks({ entry, place }: PlacedEntry, context: PublishedContext): RootContent[] {
  const { coalition, breaking, changes } = entry;
  const page = coalitionUrl(coalition, context);
  const handshake = link("Handshake page", page);
  const history = link(`Entry ${entry.seq}`, entryUrl(entry, context));
  return [
    heading(4, `${coalition}${breaking ? ": breaking" : ""}`),
    paragraph(strong("What integrators see in their feeds:")),
    blockquote(paragraph(strong(entryTitle(entry, place))), paragraph(entryVerdict(entry, place))),
    fingerprintBlock({ entry, place }),
    changesTable(changes),
    paragraph(text`${handshake} · ${history} · Feeds: ${feedLinks(`${page}changes`)}`),
  ];
}

function fingerprintBlock({ entry, place: { before } }: PlacedEntry): RootContent {
  const now = code(entry.fingerprint);
  if (before === entry.fingerprint) return paragraph(text`The fingerprint is unchanged: ${now}`);
  const moved = before === undefined ? "" : text`${code(before)} → `;
  return paragraph(text`${strong("Fingerprint:")} ${moved}${now}`);
}
