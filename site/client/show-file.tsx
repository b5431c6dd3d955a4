// A panel whose text is in a file alone: fetched when its tab is chosen, in place of the link to it.

import { Code } from "../components/code-tabs.tsx";
import { announce } from "./announce.ts";
import { draw } from "./draw.ts";
import { fetchFile } from "./fetch-file.ts";

/** Where the file cannot be had, the link stays, and the next choice of the tab tries again. */
export async function showFile(link: HTMLElement): Promise<void> {
  try {
    const text = await (await fetchFile(link.dataset.file ?? "", { cache: "no-cache" })).text();
    link.replaceWith(...draw(<Code text={text} label={link.textContent ?? ""} />));
  } catch {
    announce("The file could not be fetched. Follow the link to it instead.");
  }
}
