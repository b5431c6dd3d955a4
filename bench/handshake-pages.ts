// A program of its own: renders and writes the handshake pages of a registry, and nothing else of the
// site, so that it does what other generators are asked to do.
//
//     cd REGISTRY && node handshake-pages.mjs OUT NUMBER

import { gatherAssets } from "../site/assets.ts";
import { renderHandshakePage } from "../site/pages/handshake-page.tsx";
import type { SiteFile } from "../site/site-context.ts";
import { writeSite } from "../site/write-site.ts";
import type { ReadText } from "../src/core/history/registry-view.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readConfig } from "../src/io/read-config.ts";
import { readRegistryView } from "../src/io/read-view.ts";

const [, , out = "", number = ""] = process.argv;
const root = process.cwd();
const view = await readRegistryView(root);
const config = readConfig(root);
const context = { config, assets: gatherAssets(config, {}).paths };

async function* pages(readText: ReadText): AsyncGenerator<SiteFile> {
  for (const coalition of view.coalitions.slice(0, Number(number))) {
    const text = (await readText(coalition.source)) ?? "";
    yield renderHandshakePage({ context, coalition, text });
  }
}

const count = await withTexts(root, (readText) =>
  writeSite(out, [{ name: "", key: undefined, files: () => pages(readText) }]),
);
console.log(`${count} pages`);
