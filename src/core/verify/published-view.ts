// Rebuilds the view that a site was made from, using what it publishes: chains, definitions and site.json.

import { gitBlobId } from "../derivation/git-blob.ts";
import type { Entry } from "../history/entry.ts";
import type { PublishedChain } from "../history/history.ts";
import { IdSpans } from "../history/id-spans.ts";
import { publishedTexts, runsOfIds } from "../history/published-texts.ts";
import { type ReadText, type RegistryView, viewRegistry } from "../history/registry-view.ts";
import type { PublishedSite } from "../published/shapes.ts";
import { DefinitionFile } from "../registry/snapshot.ts";
import { parseSource } from "../source/source.ts";
import type { VerifiedCoalition } from "./coalition.ts";
import type { ReadFile } from "./read.ts";

/** The view, or why it cannot be rebuilt. Uses only coalitions without problems. */
export function viewPublished(
  { head, order, skipped }: PublishedSite,
  coalitions: readonly VerifiedCoalition[],
): RegistryView | { fault: string } {
  const entries = inOrder(order, coalitions);
  if (!entries) {
    return { fault: "Its order does not list each entry of the chains once, newest first." };
  }
  const published = coalitions.flatMap((it) => chainOf(it) ?? []);
  const chains = new Map(published.map((it) => [it.name, it]));
  const drafts = coalitions.flatMap((it) => draftOf(it) ?? []);
  return viewRegistry({ chains, entries, skipped }, head ?? undefined, drafts);
}

/** The entries of all chains, oldest first; undefined if the order contradicts a chain. */
function inOrder(
  order: readonly string[],
  coalitions: readonly VerifiedCoalition[],
): Entry[] | undefined {
  const left = new Map(coalitions.map(({ name, entries }) => [name, [...entries]]));
  const entries = [...order].reverse().flatMap((named) => {
    const next = left.get(named.replace(/ .*/, ""))?.shift();
    return next && `${next.coalition} ${next.seq}` === named ? next : [];
  });
  const isWhole = [...left.values()].every(({ length }) => length === 0);
  return isWhole && entries.length === order.length ? entries : undefined;
}

function chainOf({ name, entries, definitions }: VerifiedCoalition): PublishedChain | undefined {
  const definition = definitions.get(entries.at(-1)?.blob ?? "");
  if (!definition) return undefined;
  const ids = new IdSpans();
  for (const run of runsOfIds(entries)) {
    const [first] = run;
    const known = run.find(({ blob }) => definitions.has(blob));
    const text = known && definitions.get(known.blob);
    if (first && text) ids.add(text, first.seq);
  }
  return { name, definition, entries: [...entries], ids };
}

/** What the site shows from a working tree, without an entry. */
function draftOf({ name, entries, present }: VerifiedCoalition): DefinitionFile | undefined {
  const blob = entries.at(-1)?.blob;
  if (!present || (blob !== undefined && gitBlobId(present.bytes, blob) === blob)) return undefined;
  return DefinitionFile.of(parseSource(`coalitions/${name}.json`, present.bytes));
}

/** Reads the texts from their published places. */
export function readPublishedTexts(
  read: ReadFile,
  coalitions: readonly VerifiedCoalition[],
): ReadText {
  const paths = new Map(coalitions.flatMap(({ entries }) => [...publishedTexts(entries)]));
  return async (source) => {
    if ("text" in source) return source.text;
    const path = "blob" in source ? paths.get(source.blob) : source.published;
    const bytes = path === undefined ? undefined : await read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
}
