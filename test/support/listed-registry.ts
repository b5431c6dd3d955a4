// A registry of any number of coalitions, of every archetype and status, in memory: one commit publishes all except
// those that the working tree adds.

import { gatherAssets } from "../../site/assets.ts";
import { lookupGroup, searchOf } from "../../site/data/api.ts";
import { renderBadge } from "../../site/pictures/badge.tsx";
import { coalitionBadge } from "../../site/pictures/coalition-badge.tsx";
import type { SiteContext } from "../../site/site-context.ts";
import { coalitionPages, registryPages } from "../../site/site-tree.ts";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, definition, lattice, modules, organism } from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf } from "./ids.ts";
import { memoryRegistry } from "./memory-registry.ts";
import { fileOf, textOf } from "./registries.ts";
import { renderTree } from "./rendered-site.ts";

export const CONFIG: RegistryConfig = {
  name: "Listed registry",
  description: "A registry with a long list.",
  baseUrl: "https://listed.example/registry/",
};

const ECOSYSTEMS = ["mev", "signals", "superchain"];
const OTHER = {
  name: "Other Builders",
  url: "https://example.net/",
  github: [{ login: "other-builders", id: 1002 }],
};

/** The `index`-th: every third is of an ecosystem, every tenth retired, and so on. */
function listedDefinition(index: number): Definition {
  const number = String(index).padStart(3, "0");
  const name = `${ECOSYSTEMS[index % ECOSYSTEMS.length]}.coalition-${number}`;
  const home = lattice(`chain-${index}.mainnet`, { chainId: 10 + index });
  const whole = definition({ name, title: `Coalition number ${index}`, lattices: [home] });
  const last = index % 10;
  if (last === 3) return changed(whole, { retirement: RETIREMENT });
  if (last === 4) return changed(whole, { upcoming: [announcement(home.stableId, index)] });
  if (last === 7) {
    const parts = { lattices: [], organisms: [organism(`only-${index}`)] };
    return changed(whole, { ...parts, archetype: "service", modules: modules("compute") });
  }
  if (last === 8) {
    const organisms = [organism(`feed-${index}`, { operator: OTHER })];
    return changed(whole, { organisms, archetype: "multi-operator" });
  }
  return whole;
}

const RETIREMENT = { at: "2026-02-01T12:00:00Z", reason: "It is over.", replacement: null };

function announcement(id: string, index: number) {
  return {
    notice: index,
    kind: "stable-id" as const,
    id,
    to: idOf(`next ${index}`),
    effectiveAt: "2099-01-01T12:00:00Z",
    reason: "A new committee.",
  };
}

/** The views of definitions; those in `drafts` are only in the working tree. Throws if one is not valid. */
export function viewOf(
  published: readonly Definition[],
  drafts: readonly Definition[] = [],
): RegistryView {
  const commit = commitOf(Object.fromEntries(published.map((it) => [fileOf(it), it])), 0);
  const { view } = memoryRegistry([commit], { drafts });
  if (view.skipped.length > 0 || view.coalitions.length !== published.length + drafts.length) {
    throw new Error(`Not all are valid: ${JSON.stringify(view.skipped[0]?.problems)}`);
  }
  return view;
}

/** `count` coalitions, and two more that are not published yet. */
export function listedView(count: number): RegistryView {
  const all = Array.from({ length: count }, (_, index) => listedDefinition(index));
  const drafts = ["draft.one", "draft.two"].map((name) => definition({ name }));
  return viewOf(all, drafts);
}

/** The pages that are not of one coalition, the pages of `open`, and what both load, by path. */
export function renderListed(
  view: RegistryView,
  open: readonly string[] = [],
): Promise<Map<string, string>> {
  const { paths: assets, files } = gatherAssets(CONFIG, {});
  const context: SiteContext = { view, config: CONFIG, assets };
  const search = searchOf(view);
  const coalitions = view.coalitions
    .filter(({ name }) => open.includes(name))
    .flatMap((it) => [
      ...coalitionPages(context, it, async () => textOf(it.definition)),
      { path: `${it.name}/badge.svg`, content: () => renderBadge(coalitionBadge(it)) },
    ]);
  return renderTree([
    ...files,
    ...registryPages(context, search.folder),
    search.group,
    lookupGroup(view),
    ...coalitions,
  ]);
}
