// Copy buttons: each copies its own value, a file, or the text of the element before it.

import { announce } from "./announce.ts";
import { fetchFile } from "./fetch-file.ts";

export function startCopying(): void {
  for (const id of document.querySelectorAll<HTMLElement>(".id[data-copied]")) {
    id.append(copyButton(id.dataset.copied ?? "", id.textContent));
  }
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button.copy");
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

/** Like CopyButton of the pages, for ids, which name only what is copied. */
function copyButton(label: string, value: string): Element {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-label", `Copy ${label}`);
  button.dataset.copy = value;
  return button;
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = button.previousElementSibling;
  const label = button.getAttribute("aria-label")?.replace(/^Copy /, "") ?? "";
  const { copy: value, file } = button.dataset;
  if (file !== undefined) return copyFile(button, file, label);
  try {
    await navigator.clipboard.writeText(value ?? source?.textContent ?? "");
    confirm(button, label);
  } catch {
    // Without permission, or without https: select the text instead.
    if (source) getSelection()?.selectAllChildren(button.closest("code.id") ?? source);
    announce(`Selected: ${label}. Copy it with the keyboard.`);
  }
}

/** The element before the button has only the start of the file. */
async function copyFile(button: HTMLButtonElement, file: string, label: string): Promise<void> {
  try {
    const text = fetchFile(file, { cache: "no-cache" }).then((it) => it.blob());
    // Given as a promise: some browsers refuse to copy once the click is too long ago.
    const plain = text.then((it) => new Blob([it], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    confirm(button, label);
  } catch {
    announce(`Not copied: ${label} could not be fetched. Download it instead.`);
  }
}

function confirm(button: HTMLButtonElement, label: string): void {
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
  announce(`Copied: ${label}`);
}
