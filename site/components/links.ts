// Where things are, as links: relative ones, so that the site works below any path.

import type { RegistryConfig } from "../../src/core/config/config.ts";

/** From the page at `path` to the base of the site: "", "../", "../../". */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** A link to the base itself is "./": an empty one would lead to the page that one is on. */
export function homeOf(root: string): string {
  return root === "" ? "./" : root;
}

/**
 * The page that a form is on, wherever the site is and with or without a final slash: what is asked takes the place
 * of what the address asks already, and of its fragment.
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
 * What makes an `a` a link to an operator's address, which by the schema is one of https. Anything else
 * is no link, so that no page could ever lead to a script, whatever came to be published.
 */
export function outward(url: string): { href: string } | Record<string, never> {
  return url.startsWith("https://") ? { href: url } : {};
}

/**
 * The anchor of a part of a coalition: names are printable ASCII, so they are made fit for ids. No two
 * names have the same: what looks like a character that was made fit is made so itself.
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
