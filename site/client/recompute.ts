// The button of the derivation: fetches coalition.json, recomputes it, and points at what differs. The
// core's code for that is only loaded when the button is pressed.

import { announce } from "./announce.ts";
import { element } from "./dom.ts";
import { fetchFile } from "./fetch-file.ts";
import {
  clearMarks,
  markNodes,
  nodeOf,
  openNode,
  renderFailure,
  renderOutcome,
} from "./render-outcome.ts";
import { readShown } from "./shown-nodes.ts";

export function start(): void {
  const button = document.querySelector("#derivation-recompute button");
  const place = document.getElementById("derivation-result");
  if (!(button instanceof HTMLButtonElement) || !place) return;
  let running = false;
  button.addEventListener("click", async () => {
    // A second press while the first is under way would only fetch the same again.
    if (running) return;
    running = true;
    button.setAttribute("aria-busy", "true");
    place.replaceChildren(element("p", { class: "outcome" }, "Recomputing…"));
    await run(place);
    button.removeAttribute("aria-busy");
    running = false;
  });
  button.parentElement?.setAttribute("data-ready", "");
  addEventListener("hashchange", openTarget);
  // A link to where the address leads already changes nothing there: the node may be folded since.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#derivation-"]');
    if (link instanceof HTMLAnchorElement && link.hash === location.hash) openTarget();
  });
  openTarget();
}

async function run(place: HTMLElement): Promise<void> {
  try {
    await recomputeInto(place);
  } catch (error) {
    clearMarks();
    place.replaceChildren(renderFailure(error instanceof Error ? error.message : String(error)));
    announce("Nothing was recomputed");
  }
}

async function recomputeInto(place: HTMLElement): Promise<void> {
  const [bytes, { describeOutcome, recompute }] = await Promise.all([
    fetchDefinition(),
    import("./recompute-core.ts"),
  ]);
  const outcome = recompute(bytes, readShown());
  const words = describeOutcome(outcome);
  markNodes(words, outcome.kind === "recomputed");
  place.replaceChildren(renderOutcome(words));
  announce(words.title);
  const [first] = words.causes;
  if (first) pointAt(nodeOf(first.key));
}

async function fetchDefinition(): Promise<Uint8Array> {
  // What is published now, and not what was when the page was opened.
  const response = await fetchFile("coalition.json", { cache: "no-cache" });
  return new Uint8Array(await response.arrayBuffer());
}

function pointAt(node: HTMLElement | undefined): void {
  const summary = node?.querySelector("summary");
  summary?.focus();
  summary?.scrollIntoView({ block: "center" });
}

/** A link to a node opens it; one to a part that is folded away would lead nowhere. */
function openTarget(): void {
  // The ids of nodes are plain: an address that would have to be decoded leads to none.
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.matches("#derivation details")) return;
  openNode(target);
  target.scrollIntoView();
}
