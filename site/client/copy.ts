// Copy buttons: each copies its own value, the address of the link before it, or the text of the element
// before it.

import { announce } from "./announce.ts";

export function startCopying(): void {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button.copy");
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = button.previousElementSibling;
  const label = button.getAttribute("aria-label")?.replace(/^Copy /, "") ?? "";
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? contentOf(source));
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
    announce(`Copied: ${label}`);
  } catch {
    // Without the permission, or not on https: the next best is to have it selected.
    if (source) getSelection()?.selectAllChildren(source);
    announce(`Selected: ${label}. Copy it with the keyboard.`);
  }
}

function contentOf(source: Element | null): string {
  return source instanceof HTMLAnchorElement ? source.href : (source?.textContent ?? "");
}
