// A site's size compared with its host's limit, as text.

import { counted } from "../text.ts";

/** In bytes. GitHub: "Published GitHub Pages sites may be no larger than 1 GB." Its deploy action only warns. */
export const PAGES_LIMIT = 1_000_000_000;
/** The share of the limit from which on there is a warning: finding another host takes time. */
const NEAR = 0.8;

export interface SiteSize {
  /** "34 MB of the 1 GB that GitHub Pages allows (3%)". */
  words: string;
  /** What to do if the site is near or over the limit. */
  warning?: string;
}

/** `bytes`: all files together, before compression. */
export function describeSize(bytes: number, coalitions: number, limit = PAGES_LIMIT): SiteSize {
  const share = bytes / limit;
  const words = `${sizeWords(bytes)} of the ${sizeWords(limit)} that GitHub Pages allows (${Math.floor(100 * share)}%)`;
  if (share < NEAR) return { words };
  const start = `The site has ${words}.`;
  if (share > 1) {
    return {
      words,
      warning: `${start} GitHub does not promise to deploy it: a deployment that takes longer than 10 minutes fails. Move the site to another host, or some coalitions to another registry.`,
    };
  }
  const more = Math.floor((limit - bytes) / (bytes / Math.max(coalitions, 1)));
  return {
    words,
    warning: `${start} There is room for about ${counted(more, "more coalition")}. Before it is full, move the site to another host, or some coalitions to another registry.`,
  };
}

function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${rounded(bytes / 1_000_000_000)} GB`;
  return bytes >= 1_000_000 ? `${rounded(bytes / 1_000_000)} MB` : `${rounded(bytes / 1_000)} KB`;
}

/** Small amounts keep one decimal. */
function rounded(amount: number): number {
  return amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
}
