// The whole registry in a folder: its history from git, then its working tree.

import { ChangeLog } from "../core/history/change-log.ts";
import { type RegistryView, RegistryViewBuilder } from "../core/registry-view.ts";
import type { Source } from "../core/source/source.ts";
import { readCheckout, ShallowCloneError } from "./git-checkout.ts";
import { readCommits } from "./git-history.ts";
import { openRegistry } from "./registry-files.ts";

export interface ReadViewOptions {
  /** Told after each commit that changed a definition: how many there were so far. */
  onProgress?: (commits: number) => void;
}

/** Throws ShallowCloneError or GitError; a folder without git has no history, which is told in `head`. */
export async function readRegistryView(
  root: string,
  { onProgress }: ReadViewOptions = {},
): Promise<RegistryView> {
  const checkout = await readCheckout(root);
  const builder = new RegistryViewBuilder();
  const head = checkout.git ? checkout.head : undefined;
  if (checkout.git && head) {
    if (checkout.shallow) throw new ShallowCloneError();
    const log = new ChangeLog();
    let commits = 0;
    for await (const commit of readCommits(root, head.commit)) {
      for (const result of log.add(commit)) builder.add(result);
      commits++;
      onProgress?.(commits);
    }
  }
  return builder.finish(head, workingTree(root));
}

/** One source at a time: a registry's texts need not be in memory together. */
function* workingTree(root: string): Generator<Source> {
  const { files, read } = openRegistry(root);
  for (const file of files) yield read(file);
}
