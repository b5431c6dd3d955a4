// coalitions preview: the site as it would be published, with what this working tree changes

import openInBrowser from "open";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { serveSite } from "../site-server.ts";
import { note, print, requireRegistry } from "../terminal.ts";
import { noteOtherVersion } from "../version-note.ts";

export interface PreviewOptions {
  port: number;
  open: boolean;
}

/** Runs until it is interrupted. */
export async function run({ port, open }: PreviewOptions): Promise<undefined> {
  requireRegistry();
  noteOtherVersion();
  const { view, baseUrl } = await serveSite(process.cwd(), port);
  const page = baseUrl + pageOf(view);
  print(`The preview is at ${page}  (stop with Ctrl-C)`);
  if (open && process.stdout.isTTY) await show(page);
}

/** The handshake page if exactly one coalition changes, else the home page. */
function pageOf({ head, coalitions }: RegistryView): string {
  const changed = coalitions.filter(({ draft }) => draft.length > 0);
  if (changed.length === 0) {
    note(head ? "The working tree changes no definition." : "There is no history to compare with.");
  }
  const [first] = changed;
  return first && changed.length === 1 ? `${first.name}/` : "";
}

/** Without a browser, the printed address is enough. */
async function show(page: string): Promise<void> {
  const failed = () => note("No browser could be opened. Open the address yourself.");
  try {
    const child = await openInBrowser(page);
    child.once("error", failed);
  } catch {
    failed();
  }
}
