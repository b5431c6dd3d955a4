// Pages of definitions that hold a text in every string field, also where the schema would refuse it:
// rendered from views directly, past the check.

import { gatherAssets } from "../../site/assets.ts";
import { searchOf } from "../../site/data/api.ts";
import { renderBadge } from "../../site/pictures/badge.tsx";
import { coalitionBadge } from "../../site/pictures/coalition-badge.tsx";
import type { SiteContext } from "../../site/site-context.ts";
import { coalitionPages, registryPages } from "../../site/site-tree.ts";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { type Entry, nextEntry } from "../../src/core/history/entry.ts";
import { IdSpans } from "../../src/core/history/id-spans.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { coalitionView } from "./coalition-view.ts";
import { EVERYTHING } from "./everything.ts";
import { idOf } from "./ids.ts";
import { renderTree } from "./rendered-site.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const CONFIG = {
  name: "Hostile registry",
  description: "A registry in which every text is hostile.",
  baseUrl: "https://hostile.example/registry/",
  repository: "https://git.example/hostile/registry",
};
const ASSETS = gatherAssets(CONFIG, {});

/**
 * The place of every string in a definition that has all there can be: `/lattices/0/name`. The reading of the
 * derivation stays: it decides which of the others are hashed.
 */
export const STRING_FIELDS: readonly string[] = stringsIn(EVERYTHING as unknown as Json, "").filter(
  (field) => field !== "/derivation",
);

function stringsIn(value: Json, pointer: string): string[] {
  if (typeof value === "string") return [pointer];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${pointer}/${key}`));
}

/** The whole definition with the text in each of the fields, and as the name and value of one more. */
function withText(fields: readonly string[], text: string): Definition {
  const copy = structuredClone(EVERYTHING) as unknown as Record<string, Json>;
  for (const field of fields) {
    const [, ...keys] = field.split("/");
    const last = keys.pop() ?? "";
    const parent = keys.reduce<Json>((it, key) => (it as Record<string, Json>)[key] ?? null, copy);
    (parent as Record<string, Json>)[last] = text;
  }
  const extra = fields.length === 0 ? {} : { [text]: text };
  return { ...copy, ...extra } as unknown as Definition;
}

/** One version after the other, each published by a commit with the text as its subject. */
function coalitionOf(name: string, versions: [Definition, subject: string][]): CoalitionView {
  const entries: Entry[] = [];
  const ids = new IdSpans();
  let before: Definition | undefined;
  for (const [index, [definition, subject]] of versions.entries()) {
    const changes = before ? diffDefinitions(before, definition) : [];
    const facts = { commit: "0".repeat(40), at: "2026-01-05T00:00:00Z", subject };
    const version = { definition, blob: idOf(`${index}`), compositionDigest: idOf(`${index}`) };
    // A chain has the name of its file, whatever the definition in it says.
    const entry = nextEntry(entries.at(-1), facts, version, changes);
    entries.push({ ...entry, coalition: name });
    ids.add(definition, entry.seq);
    before = definition;
  }
  const definition = before ?? withText([], "");
  return coalitionView(definition, { name, source: { text: "" }, entries, ids: ids.spans() });
}

function contextOf(coalitions: CoalitionView[], hostile: readonly Entry[]): SiteContext {
  const chains = new Map(coalitions.map(({ name, entries }) => [name, entries]));
  const entries = [...hostile].reverse();
  const view = { head: undefined, coalitions, entries, chains, skipped: [] };
  return { config: CONFIG, assets: ASSETS.paths, view };
}

/** The fields in which the text can be rendered at all; ids that are hashed must be hex. */
export async function fieldsFor(text: string): Promise<string[]> {
  const fields: string[] = [];
  for (const field of STRING_FIELDS) {
    try {
      const coalition = coalitionOf("probed.field", versionsOf([field], text));
      await renderTree(coalitionPages(contextOf([coalition], []), coalition, async () => text));
      fields.push(field);
    } catch {}
  }
  return fields;
}

function versionsOf(fields: readonly string[], text: string): [Definition, string][] {
  return [
    [withText([], ""), "Publish"],
    [withText(fields, text), text],
  ];
}

/** The coalition that has the text with this index. */
export function nameOf(index: number): string {
  return `coalition-${index}.hostile`;
}

/** Pages of a coalition with one text: its history has everything that a coalition with all texts has. */
const IS_SHOWN = /^coalition-\d+\.hostile\/(index\.html|badge\.svg)$/;

/**
 * The pages of a registry with a coalition for each text, and one more whose history is of them all.
 * `fields` are those that hold the text. `ofTexts`: the texts whose coalitions have a page, by index.
 */
export function renderTexts(
  texts: readonly string[],
  fields: readonly string[],
  ofTexts: ReadonlySet<number> = new Set(texts.keys()),
): Promise<Map<string, string>> {
  const coalitions = texts.map((text, index) =>
    coalitionOf(nameOf(index), versionsOf(fields, text)),
  );
  const hostile = coalitionOf(
    "all.hostile",
    texts.flatMap((text) => versionsOf(fields, text).slice(1)),
  );
  const context = contextOf([hostile, ...coalitions], hostile.entries);
  const search = searchOf(context.view);
  const own = [...coalitions, hostile].flatMap((coalition, index) => {
    if (coalition !== hostile && !ofTexts.has(index)) return [];
    const source = `${JSON.stringify(coalition.definition, null, 2)}\n${texts[index] ?? ""}`;
    const pages = [
      ...coalitionPages(context, coalition, async () => source),
      {
        path: `${coalition.name}/badge.svg`,
        content: () => renderBadge(coalitionBadge(coalition)),
      },
    ];
    return coalition === hostile ? pages : pages.filter(({ path }) => IS_SHOWN.test(path));
  });
  return renderTree([
    ...ASSETS.files,
    ...registryPages(context, search.folder),
    search.group,
    ...own,
  ]);
}
