// Components of the pages, drawn in the browser: what comes from the registry becomes text nodes, never markup.

import { type ComponentChildren, render } from "preact";

/** The nodes, which are in no page yet. */
export function draw(component: ComponentChildren): Node[] {
  const place = document.createElement("div");
  render(component, place);
  return [...place.childNodes];
}
