// A program of its own: renders and writes the handshake pages of a registry, and nothing else of the
// site, so that it does what other generators are asked to do.
//
//     cd REGISTRY && node handshake-pages.mjs OUT NUMBER

import { gatherAssets } from "../site/assets.ts";
import { handshakePage } from "../site/pages/handshake-page.tsx";
import { writeSite } from "../site/write-site.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readConfig } from "../src/io/read-config.ts";
import { readRegistryView } from "../src/io/read-view.ts";

const [, , out = "", number = ""] = process.argv;
const root = process.cwd();
const view = await readRegistryView(root);
const config = readConfig(root);
const context = { config, assets: gatherAssets(config, {}).paths };

const count = await withTexts(root, (readText) =>
  writeSite(
    out,
    view.coalitions
      .slice(0, Number(number))
      .map((it) => handshakePage(context, it, async () => (await readText(it.source)) ?? "")),
  ),
);
console.log(`${count} pages`);
