// A panel whose text only a file has: replaces the link with the text when its tab is chosen.

import { Code } from "../components/code-tabs.tsx";
import { announce } from "./announce.ts";
import { draw } from "./draw.ts";
import { fetchFile } from "./fetch-file.ts";

/** If the file cannot be fetched, the link stays, and choosing the tab again tries again. */
export async function showFile(link: HTMLElement): Promise<void> {
  try {
    const text = await (await fetchFile(link.dataset.file ?? "", { cache: "no-cache" })).text();
    link.replaceWith(...draw(<Code text={text} label={link.textContent ?? ""} />));
  } catch {
    announce("The file could not be fetched. Follow the link to it instead.");
  }
}
