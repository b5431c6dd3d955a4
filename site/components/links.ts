// Where things are, as links: relative ones, so that the site works below any path.

import type { RegistryConfig } from "../../src/core/config/config.ts";

/** From the page at `path` to the base of the site: "", "../", "../../". */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** A link to the base itself is "./": an empty one would lead to the current page. */
export function homeOf(root: string): string {
  return root === "" ? "./" : root;
}

/**
 * A form's own page, wherever the site is and with or without a final slash. The form's query replaces the query and
 * the fragment of the address.
 */
export const THIS_PAGE = "?";

/** The page's public address: directories, never index.html. */
export function canonicalOf({ baseUrl }: RegistryConfig, path: string): string {
  return baseUrl + path.replace(/(^|\/)index\.html$/, "$1");
}

export function commitUrl({ repository }: RegistryConfig, commit: string): string | undefined {
  return repository === undefined ? undefined : `${repository}/commit/${commit}`;
}

export function noticeUrl({ repository }: RegistryConfig, issue: number): string | undefined {
  return repository === undefined ? undefined : `${repository}/issues/${issue}`;
}

/**
 * The attributes of a link to an operator's address. The schema allows only https. Anything else gets no
 * link, so that no page can lead to a script, whatever was published.
 */
export function outward(url: string): { href: string } | Record<string, never> {
  return url.startsWith("https://") ? { href: url } : {};
}

/**
 * The anchor of a part of a coalition: its printable ASCII name, with everything that ids cannot have escaped.
 * What looks like an escape is escaped too, so that no two names share an anchor.
 */
export function anchorOf(partClass: string, name: string): string {
  const safe = name.replace(
    /[^A-Za-z0-9._-]|_(?=[0-9a-f]{2})/g,
    (it) => `_${it.charCodeAt(0).toString(16)}`,
  );
  return `${partClass}-${safe}`;
}

/** The folder of a schema's page, below schemas/. */
export function schemaFolder(file: string): string {
  return `${file.replace(/\.schema\.json$/, "")}/`;
}

/** The anchor of a node of the derivation, by its key. */
export function anchorOfNode(key: string): string {
  return `derivation-${key.replace(" ", "-")}`;
}

/** The key of the node with this anchor. */
export function keyOfNode(anchor: string): string {
  return anchor
    .replace(/^derivation-/, "")
    .replace(/^(lattice|organism|confluence|module|root)-/, "$1 ");
}
