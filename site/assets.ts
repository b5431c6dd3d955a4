// What every page loads: style, script and pictures. A name has the hash of its content, so the file can be
// cached permanently, and a page never gets the style of another build.

import { scripts, style } from "../generated/assets.js";
import type { Brand } from "../src/core/config/check-brand.ts";
import { DEFAULT_COLOURS, tintedGround } from "../src/core/config/colours.ts";
import type { RegistryConfig } from "../src/core/config/config.ts";
import type { Image } from "../src/core/config/image.ts";
import { hashHex } from "../src/core/derivation/hash.ts";
import { ICON_PATH } from "./components/mark.tsx";
import type { AssetPaths, Picture, SiteFile } from "./site-context.ts";

/** The files, and where pages find them. The same config and brand give the same bytes. */
export function gatherAssets(
  config: RegistryConfig,
  brand: Brand,
): { paths: AssetPaths; files: SiteFile[] } {
  const files: SiteFile[] = scripts.map(([name, text]) => ({
    path: `assets/${name}`,
    content: () => text,
  }));
  const add = (name: string, ending: string, content: string | Uint8Array): string => {
    const path = `assets/${name}.${hashHex(content).slice(0, 12)}.${ending}`;
    files.push({ path, content: () => content });
    return path;
  };
  const addPicture = (name: string, { bytes, width, height }: Image): Picture => {
    return { path: add(name, "png", bytes), width, height };
  };
  const paths: AssetPaths = {
    style: add("style", "css", style + coloursOf(config)),
    script: `assets/${scripts[0]?.[0]}`,
    icon: brand.logo ? undefined : add("icon", "svg", iconOf(config)),
    logo: brand.logo && addPicture("logo", brand.logo),
    socialImage: brand.socialImage && addPicture("social", brand.socialImage),
  };
  return { paths, files };
}

/** After all other rules, and only for screens: paper stays black on white. */
function coloursOf({ colours }: RegistryConfig): string {
  if (!colours) return "";
  const light = rootRule(colours.accent, tintedGround("accent", colours.accent));
  const dark = rootRule(colours.accentDark, tintedGround("accentDark", colours.accentDark));
  return `\n/* The registry's own colours, from registry.config.json. */\n@media screen {\n${light}}\n@media screen and (prefers-color-scheme: dark) {\n${dark}}\n`;
}

function rootRule(accent: string, ground: string): string {
  return `  :root {\n    --accent: ${accent};\n    --accent-ground: ${ground};\n  }\n`;
}

/** The site's icon: three tesserae and the start of a fourth, for light and dark tabs. */
function iconOf({ colours: { accent, accentDark } = DEFAULT_COLOURS }: RegistryConfig): string {
  const style = `path{fill:${accent}}@media(prefers-color-scheme:dark){path{fill:${accentDark}}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>${style}</style><path d="${ICON_PATH}"/></svg>\n`;
}
