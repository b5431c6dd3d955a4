// The derivation's button: fetches coalition.json, recomputes it, and points to the first difference. The code
// for that is loaded when the button is pressed.

import { announce } from "./announce.ts";
import { fetchFile } from "./fetch-file.ts";
import { clearMarks } from "./mark-nodes.ts";

export function start(): void {
  const button = document.querySelector("#derivation-recompute button");
  const place = document.getElementById("derivation-result");
  if (!(button instanceof HTMLButtonElement) || !place) return;
  let running = false;
  button.addEventListener("click", async () => {
    // A second press meanwhile would only fetch the same file again.
    if (running) return;
    running = true;
    button.setAttribute("aria-busy", "true");
    place.textContent = "Recomputing…";
    await run(place);
    button.removeAttribute("aria-busy");
    running = false;
  });
  button.parentElement?.setAttribute("data-ready", "");
  addEventListener("hashchange", openTarget);
  // A link to the current address fires no hashchange, but the node may have been folded since.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#derivation-"]');
    if (link instanceof HTMLAnchorElement && link.hash === location.hash) openTarget();
  });
  openTarget();
}

async function run(place: HTMLElement): Promise<void> {
  try {
    const loading = import("./recompute-core.tsx");
    const [bytes, { showOutcome }] = await Promise.all([fetchDefinition(), loading]);
    const { title, first } = showOutcome(place, bytes);
    announce(title);
    if (first) pointAt(first);
  } catch (error) {
    clearMarks();
    place.replaceChildren(failure(error instanceof Error ? error.message : String(error)));
    announce("Nothing was recomputed");
  }
}

function failure(reason: string): Element {
  const section = document.createElement("section");
  section.className = "outcome differs";
  const title = document.createElement("h3");
  title.id = "outcome-title";
  title.append("Nothing was recomputed");
  section.append(
    title,
    `coalition.json could not be fetched: ${reason}. This says nothing about the derivation. Try again, or use the recipe below the tree.`,
  );
  return section;
}

async function fetchDefinition(): Promise<Uint8Array> {
  // What is published now, not when the page was opened.
  const response = await fetchFile("coalition.json", { cache: "no-cache" });
  return new Uint8Array(await response.arrayBuffer());
}

function pointAt(node: Element): void {
  open(node);
  const line = node.querySelector("summary") ?? node;
  if (!(line instanceof HTMLElement)) return;
  // A plain line can only be focused with a tabIndex.
  if (line === node) line.tabIndex = -1;
  line.focus();
  line.scrollIntoView({ block: "center" });
}

/** Opens a node and everything around it that is folded. */
function open(node: Element): void {
  for (let at = node.closest("details"); at; at = at.parentElement?.closest("details") ?? null) {
    at.open = true;
  }
}

/** Opens the node that the address links to: inside a fold it could not be seen. */
function openTarget(): void {
  // Ids of nodes are plain: no fragment needs decoding.
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.matches("#derivation :is(.node, details)")) return;
  open(target);
  target.scrollIntoView();
}
