// The gallery's addresses for the checks of pages, taken from what is rendered, so that a new kind of page is
// included at once.

import { FIFTY, formerStableId } from "./gallery.ts";
import { ANNOUNCED, RETIRED_REPLACED } from "./gallery-definitions.ts";
import { idOf } from "./ids.ts";

export interface GalleryPage {
  /** The name of its kind, or of what it shows. */
  name: string;
  /** Below the site's address. */
  path: string;
}

/**
 * Every coalition's own page; for every other kind of page, the fullest one; the lookup with each kind of answer; and
 * the error page.
 */
export function galleryPages(files: ReadonlyMap<string, string>): GalleryPage[] {
  const ofKinds = new Map<string, [path: string, html: string]>();
  for (const [path, html] of files) {
    if (!path.endsWith(".html") || path === "404.html") continue;
    const kind = kindOf(path);
    if (html.length > (ofKinds.get(kind)?.[1].length ?? 0)) ofKinds.set(kind, [path, html]);
  }
  return [
    ...[...ofKinds].map(([name, [path]]) => ({ name, path: addressOf(path) })),
    ...lookups().map(([name, id]) => ({
      name: `lookup ${name}`,
      path: `lookup/?id=${encodeURIComponent(id)}`,
    })),
    { name: "404", path: "of/any/depth/" },
  ];
}

/** The path without what is particular to one page. A coalition's own page is a kind of its own. */
function kindOf(path: string): string {
  const [folder = "", ...below] = path.split("/");
  const isBelowCoalition = folder.includes(".") && below.length > 1;
  return [isBelowCoalition ? "NAME" : folder, ...below]
    .map((it) => it.replace(/[0-9a-f]{16,}/g, "ID").replace(/^\d+$/, "N"))
    .join("/")
    .replace(/\/index\.html$/, "");
}

function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$/, "$1");
}

function lookups(): [name: string, id: string][] {
  return [
    ["current", FIFTY.fingerprint],
    ["superseded", formerStableId(FIFTY)],
    ["announced", ANNOUNCED.upcoming?.[0]?.to ?? ""],
    ["retired", RETIRED_REPLACED.fingerprint],
    [
      "several ids",
      `${FIFTY.fingerprint.slice(0, 10)} ${RETIRED_REPLACED.fingerprint.slice(0, 10)}`,
    ],
    ["unknown", idOf("never published")],
    ["malformed", "0123"],
  ];
}
