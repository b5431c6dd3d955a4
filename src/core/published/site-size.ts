// How large a site is beside what its host takes, in words.

import { counted } from "../text.ts";

/** In bytes, by GitHub's words: "Published GitHub Pages sites may be no larger than 1 GB." Its deploy action only warns. */
export const PAGES_LIMIT = 1_000_000_000;
/** From this share of the limit on there is a warning: another host is not found in a day. */
const NEAR = 0.8;

export interface SiteSize {
  /** "34 MB of the 1 GB that GitHub Pages allows (3%)". */
  words: string;
  /** What to do, where the site is near the limit or beyond it. */
  warning?: string;
}

/** `bytes`: of all files together, before compression. */
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

/** To a tenth where there are few. */
function rounded(amount: number): number {
  return amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
}
