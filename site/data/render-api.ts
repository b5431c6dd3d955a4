// api/v1: the registry for programs.

import { compositionDigest, digestJson } from "../../src/core/derivation/composition.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { publishedSchemas } from "../../src/core/schema/schemas.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function* renderApi({ view, config }: SiteContext): Generator<SiteFile> {
  const coalitions = view.coalitions.map(rowOf);
  yield json("api/v1/index.json", { coalitions });
  const heads = Object.fromEntries(coalitions.map(({ name, head }) => [name, head]));
  const [latest] = view.entries;
  yield json("api/v1/state.json", {
    commit: view.head?.commit ?? null,
    at: latest?.at ?? null,
    coalitions: coalitions.length,
    entries: view.entries.length,
    // What a subscriber compares: it commits to every entry of every chain.
    heads: digestJson(heads),
  });
  for (const { file, schema } of publishedSchemas(config.baseUrl))
    yield json(`schemas/${file}`, schema);
}

function rowOf({ name, definition, entries, draft }: CoalitionView) {
  const last = entries.at(-1);
  return {
    name,
    title: definition.title,
    archetype: definition.archetype,
    fingerprint: definition.fingerprint,
    // What is published has it in its entry, which saves working it out once more.
    compositionDigest:
      last && draft.length === 0 ? last.compositionDigest : compositionDigest(definition),
    status: definition.retirement ? ("retired" as const) : ("current" as const),
    replacement: definition.retirement?.replacement ?? null,
    announced: definition.upcoming?.length ?? 0,
    /** The hash of the newest entry of the coalition's chain. */
    head: last?.hash ?? null,
    entries: entries.length,
    at: last?.at ?? null,
  };
}

function json(path: string, value: unknown): SiteFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}
