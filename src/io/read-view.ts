// The whole registry in a folder: its history from git, then the uncommitted differences.

import { History } from "../core/history/history.ts";
import { type RegistryView, viewRegistry } from "../core/history/registry-view.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import { readDifferences } from "./differences.ts";
import { type Head, readCheckout, ShallowCloneError } from "./git-checkout.ts";
import { listDefinitions } from "./list-definitions.ts";
import { type HowToRead, isLasting, readHistory } from "./read-history.ts";
import { readSnapshot } from "./read-snapshot.ts";

export interface ReadRegistry {
  history: History;
  /** undefined in a folder without git, or without a commit. */
  head: Head | undefined;
}

/** The history alone; `last`, if it is of the same commit. Throws ShallowCloneError or GitError. */
export async function readRegistryHistory(
  root: string,
  how: HowToRead = {},
  last?: ReadRegistry,
): Promise<ReadRegistry> {
  const checkout = await readCheckout(root);
  if (!checkout.git || !checkout.head) return { history: new History(), head: undefined };
  if (checkout.shallow) throw new ShallowCloneError();
  const { head } = checkout;
  const isSame = last?.head?.commit === head.commit && isLasting(last.history);
  return { history: isSame ? last.history : await readHistory(root, head.commit, how), head };
}

/**
 * `snapshot`: the working tree, if the caller has read it already. Throws ShallowCloneError or GitError. A folder
 * without git has no history and no `head`.
 */
export async function readRegistryView(root: string, snapshot?: Snapshot): Promise<RegistryView> {
  return viewWorkingTree(root, await readRegistryHistory(root), snapshot);
}

/** The history with the working tree on top. */
export async function viewWorkingTree(
  root: string,
  { history, head }: ReadRegistry,
  snapshot?: Snapshot,
): Promise<RegistryView> {
  const listing = await listDefinitions(root);
  const { files } = snapshot ?? (await readSnapshot(root, { listing }));
  const differing = head && (await readDifferences(root, head.commit, listing));
  const drafts = files.filter(({ file }) => !differing || differing.has(file));
  return viewRegistry(history, head, drafts);
}
