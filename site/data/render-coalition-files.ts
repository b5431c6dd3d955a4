// What a coalition publishes beside its pages: the definition, constants, fingerprint, change log.

import type { CoalitionView } from "../../src/core/registry-view.ts";
import { renderChangelog } from "../../src/core/render/changelog.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function* renderCoalitionFiles({ view }: SiteContext): Generator<SiteFile> {
  for (const coalition of view.coalitions) yield* filesOf(coalition);
}

function* filesOf(coalition: CoalitionView): Generator<SiteFile> {
  const { name, definition, text, versions, entries } = coalition;
  yield { path: `${name}/coalition.json`, text };
  yield { path: `${name}/coalition.rs`, text: renderRust(definition) };
  yield { path: `${name}/coalition.ts`, text: renderTypeScript(definition) };
  yield { path: `${name}/fingerprint.txt`, text: `${definition.fingerprint}\n` };
  yield { path: `${name}/CHANGELOG.md`, text: renderChangelog(coalition) };
  const chain = { coalition: name, entries };
  yield { path: `${name}/changes.json`, text: `${JSON.stringify(chain, null, 2)}\n` };
  for (const version of versions) {
    yield { path: `${name}/history/${version.fingerprint}.json`, text: version.text };
  }
}
