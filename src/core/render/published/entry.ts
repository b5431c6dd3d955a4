// One published entry: what integrators see in their feeds, what they must do, and where it stands.

import type { RootContent } from "mdast";
import { entryTitle, entryVerdict } from "../../changes/entry-words.ts";
import { changesTable } from "../changes-table.ts";
import type { Told } from "../comment/fit.ts";
import {
  code,
  heading,
  link,
  list,
  paragraph,
  plain,
  quote,
  stringify,
  strong,
} from "../markdown.ts";
import type { PublishedContext, ToldEntry } from "./facts.ts";
import { coalitionUrl, entryUrl, feedLinks } from "./links.ts";

export function tellEntry(told: ToldEntry, context: PublishedContext): Told {
  return {
    full: () => stringify(entryBlocks(told, context)),
    short: () =>
      stringify([
        list([link(plain(entryTitle(told.entry, told.place)), entryUrl(told.entry, context))]),
      ]),
  };
}

function entryBlocks({ entry, place }: ToldEntry, context: PublishedContext): RootContent[] {
  const { coalition, breaking, changes } = entry;
  const page = coalitionUrl(coalition, context);
  return [
    heading(4, plain(coalition), plain(breaking ? ": breaking" : "")),
    paragraph(strong("What integrators see in their feeds:")),
    quote(
      paragraph(strong(entryTitle(entry, place))),
      paragraph(plain(entryVerdict(entry, place))),
    ),
    fingerprints({ entry, place }),
    changesTable(changes),
    paragraph(
      ...[link(plain("Handshake page"), page), plain(" · ")],
      ...[link(plain(`Entry ${entry.seq}`), entryUrl(entry, context)), plain(" · Feeds: ")],
      feedLinks(`${page}changes`),
    ),
  ];
}

function fingerprints({ entry, place: { before } }: ToldEntry): RootContent {
  const { fingerprint } = entry;
  if (before === fingerprint) {
    return paragraph(plain("The fingerprint is unchanged: "), code(fingerprint));
  }
  const moved = before === undefined ? [] : [code(before), plain(" → ")];
  return paragraph(strong("Fingerprint:"), plain(" "), ...moved, code(fingerprint));
}
