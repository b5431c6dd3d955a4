// What a coalition publishes beside its pages: definition, current and announced constants, fingerprint, change log.

import { nextConstants } from "../../src/core/changes/next-constants.ts";
import { publishedTexts } from "../../src/core/history/published-texts.ts";
import type { CoalitionView, ReadText } from "../../src/core/history/registry-view.ts";
import { renderChangelog } from "../../src/core/render/changelog.ts";
import { originOf } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { renderBadge } from "../pictures/badge.tsx";
import { coalitionBadge } from "../pictures/coalition-badge.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";
import { constantFacts } from "./constant-facts.ts";

const CONSTANTS = [
  ["coalition.rs", renderRust],
  ["coalition.ts", renderTypeScript],
] as const;

/** The chain, with a line for each entry. */
function chainText({ name, entries }: CoalitionView): string {
  const lines = entries.map((it) => JSON.stringify(it)).join(",\n");
  return `{"coalition":${JSON.stringify(name)},"entries":[\n${lines}\n]}\n`;
}

/** `text` gives the text of the definition's file; `readText` reads the versions. */
export function coalitionFiles(
  { config }: PageContext,
  coalition: CoalitionView,
  text: () => Promise<string>,
  readText: ReadText,
): SiteFile[] {
  const { name, definition, entries, versions } = coalition;
  const origin = originOf(config, coalition);
  const files: Record<string, SiteFile["content"]> = {
    "coalition.json": text,
    "fingerprint.txt": () => `${definition.fingerprint}\n`,
    "badge.svg": () => renderBadge(coalitionBadge(coalition)),
    "CHANGELOG.md": () => renderChangelog(coalition),
    "changes.json": () => chainText(coalition),
  };
  for (const [file, render] of CONSTANTS) {
    files[file] = () => render(definition, origin);
    files[`${file}.json`] = () => {
      const facts = constantFacts(coalition, origin, render(definition, origin));
      return `${JSON.stringify(facts)}\n`;
    };
  }
  for (const { at, next, definition: then } of nextConstants(definition)) {
    const announced = { ...origin, announcedFor: at };
    files[`next/${next}.rs`] = () => renderRust(then, announced);
    files[`next/${next}.ts`] = () => renderTypeScript(then, announced);
  }
  for (const { fingerprint, source } of versions) {
    files[`history/${fingerprint}.json`] = () => readText(source);
  }
  // Texts that no version has: a later one had the same fingerprint.
  for (const [blob, path] of publishedTexts(entries)) {
    files[path.slice(name.length + 1)] ??= () => readText({ blob });
  }
  // The texts of definitions, and the chain whose hashes cover them.
  const isBound = (path: string) => /^(coalition|changes|history\/.*)\.json$/.test(path);
  return Object.entries(files).map(([path, content]) => ({
    path: `${name}/${path}`,
    content,
    ...(isBound(path) ? { bound: true } : {}),
  }));
}
