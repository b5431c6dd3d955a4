// The client script: starts copy buttons and tabs, and loads what only some pages need. Every page is
// complete without it.

import { announce } from "./announce.ts";
import { startCopying } from "./copy.ts";
import { startTabs } from "./tabs.ts";

/** What to load for pages that have an element. */
const PARTS: [selector: string, load: () => Promise<{ start: () => void }>][] = [
  ["#lookup", () => import("./lookup.tsx")],
  ["#diff-form", () => import("./diff.tsx")],
  ["#search", () => import("./search.ts")],
  ["#derivation-recompute", () => import("./recompute.ts")],
];

document.documentElement.classList.add("js");
startCopying();
startTabs();
for (const [selector, load] of PARTS) {
  if (document.querySelector(selector)) void start(load);
}

async function start(load: () => Promise<{ start: () => void }>): Promise<void> {
  try {
    (await load()).start();
  } catch (error) {
    announce("A part of this page could not be loaded. Reload the page to try again.");
    throw error;
  }
}
