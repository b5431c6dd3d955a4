// What a coalition publishes beside its pages: the definition, constants, fingerprint, change log.

import type { CoalitionView, ReadText } from "../../src/core/history/registry-view.ts";
import { renderChangelog } from "../../src/core/render/changelog.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { renderBadge } from "../pictures/badge.tsx";
import type { SiteFile } from "../site-context.ts";

/** `text` is the definition as its file has it; those that it replaced are read when they are needed. */
export async function* renderCoalitionFiles(
  coalition: CoalitionView,
  text: string,
  readText: ReadText,
): AsyncGenerator<SiteFile> {
  yield* filesOf(coalition, text);
  yield* olderTexts(coalition, readText);
}

function* filesOf(coalition: CoalitionView, text: string): Generator<SiteFile> {
  const { name, definition, entries } = coalition;
  yield { path: `${name}/coalition.json`, text };
  yield { path: `${name}/coalition.rs`, text: renderRust(definition) };
  yield { path: `${name}/coalition.ts`, text: renderTypeScript(definition) };
  yield { path: `${name}/fingerprint.txt`, text: `${definition.fingerprint}\n` };
  yield renderBadge(coalition);
  yield { path: `${name}/CHANGELOG.md`, text: renderChangelog(coalition) };
  const chain = { coalition: name, entries };
  yield { path: `${name}/changes.json`, text: `${JSON.stringify(chain, null, 2)}\n` };
}

/** So many texts are asked for at once. */
const AHEAD = 32;

async function* olderTexts(
  { name, versions }: CoalitionView,
  readText: ReadText,
): AsyncGenerator<SiteFile> {
  for (let at = 0; at < versions.length; at += AHEAD) {
    const few = versions.slice(at, at + AHEAD);
    const texts = await Promise.all(few.map((version) => readText(version.source)));
    for (const [index, { fingerprint }] of few.entries()) {
      const text = texts[index];
      if (text !== undefined) yield { path: `${name}/history/${fingerprint}.json`, text };
    }
  }
}
