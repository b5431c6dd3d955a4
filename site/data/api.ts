// api/v1: the registry for programs.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import { compositionDigest, digestJson } from "../../src/core/derivation/composition.ts";
import type { CoalitionView, RegistryView } from "../../src/core/history/registry-view.ts";
import { lazy } from "../../src/core/lazy.ts";
import { shardPath } from "../../src/core/lookup/prefix.ts";
import { Lookup, PREFIXES, renderShard } from "../../src/core/lookup/shards.ts";
import { publishedJson } from "../../src/core/published/json.ts";
import { publishedSchemas } from "../../src/core/schema/schemas.ts";
import { searchFilesOf } from "../../src/core/search/search-files.ts";
import type { AssetPaths, FileGroup, SiteContext, SiteFile } from "../site-context.ts";
import { renderMetrics } from "./metrics.ts";
import { openApiOf } from "./openapi.ts";
import { upcomingOf } from "./upcoming.ts";

/** `code` is the digest of the code that builds the site. */
export function apiFiles(context: SiteContext, code: string): SiteFile[] {
  const { view, config, assets } = context;
  const rows = lazy(() => view.coalitions.map(rowOf));
  return [
    json("api/v1/index.json", () => ({ coalitions: rows() })),
    json("api/v1/state.json", () => stateOf(view, rows())),
    json("api/v1/upcoming.json", () => upcomingOf(context)),
    json("api/v1/openapi.json", () => openApiOf(config)),
    json("api/v1/site.json", () => ({
      // With these, the chains and the definitions, the same code builds every file again.
      code,
      config: publishedConfig(config, assets),
      head: view.head ? { commit: view.head.commit, at: view.head.at } : null,
      order: view.entries.map(({ coalition, seq }) => `${coalition} ${seq}`),
      skipped: view.skipped,
    })),
    { path: "metrics.txt", content: () => renderMetrics(context) },
    ...publishedSchemas(config.baseUrl).map(({ file, schema }) =>
      json(`schemas/${file}`, () => schema),
    ),
  ];
}

function stateOf({ head, entries }: RegistryView, rows: readonly Row[]) {
  const [latest] = entries;
  return {
    commit: head?.commit ?? null,
    at: latest?.at ?? null,
    coalitions: rows.length,
    entries: entries.length,
    // Pollers compare this: it covers every entry of every chain.
    heads: digestJson(Object.fromEntries(rows.map(({ name, head }) => [name, head]))),
  };
}

/** With the published paths of the pictures, and without the maintainers, who are on no page. */
function publishedConfig(
  { maintainers: _, logo: __, socialImage: ___, ...config }: RegistryConfig,
  { logo, socialImage }: AssetPaths,
): RegistryConfig {
  return {
    ...config,
    ...(logo ? { logo: logo.path } : {}),
    ...(socialImage ? { socialImage: socialImage.path } : {}),
  };
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ name, definition, entries, draft }: CoalitionView) {
  const last = entries.at(-1);
  return {
    name,
    title: definition.title,
    archetype: definition.archetype,
    fingerprint: definition.fingerprint,
    // The last entry has it already, unless the working tree differs.
    compositionDigest:
      last && draft.length === 0 ? last.compositionDigest : compositionDigest(definition),
    status: definition.retirement ? ("retired" as const) : ("current" as const),
    replacement: definition.retirement?.replacement ?? null,
    announced: definition.upcoming?.length ?? 0,
    // Left out unless it is urgent.
    urgent: definition.urgent,
    /** The hash of the newest entry of the coalition's chain. */
    head: last?.hash ?? null,
    entries: entries.length,
    at: last?.at ?? null,
  };
}

/** Every id ever published. All files exist, even for first digits that no id has. */
export function lookupGroup({ coalitions }: RegistryView): FileGroup {
  const lookup = lazy(() => new Lookup(coalitions));
  const files = PREFIXES.map((prefix) => ({
    path: shardPath(prefix),
    content: () => renderShard(lookup().shard(prefix)),
  }));
  return { start: "api/v1/lookup/", members: () => files };
}

export interface Search {
  /** Below the base URL, with a final slash. Pages with the search name it. */
  folder: () => string;
  group: FileGroup;
}

/**
 * The files that the search over the list of coalitions reads. Their folder is named after their content, or
 * `named`, which is known without making them.
 */
export function searchOf({ coalitions }: RegistryView, named?: string): Search {
  const start = "api/v1/search/";
  const search = lazy(() => searchFilesOf(coalitions));
  const folder = () => (named === undefined ? search().folder : `${start}${named}/`);
  const members = () =>
    search().files.map(({ path, text }) => ({ path: folder() + path, content: () => text }));
  return { folder, group: { start, members } };
}

function json(path: string, value: () => unknown): SiteFile {
  return { path, content: () => `${publishedJson(value(), 2)}\n` };
}
