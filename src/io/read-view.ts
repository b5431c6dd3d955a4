// The whole registry in a folder: its history from git, then what its working tree has otherwise.

import { History } from "../core/history/history.ts";
import { type RegistryView, viewRegistry } from "../core/history/registry-view.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import type { Source } from "../core/source/source.ts";
import { readDifferences } from "./differences.ts";
import { type Head, readCheckout, ShallowCloneError } from "./git-checkout.ts";
import { readHistory } from "./read-history.ts";
import { openRegistry } from "./registry-files.ts";

export interface ReadViewOptions {
  /** Those that the published chains tell of. */
  rewritings?: readonly Rewriting[];
  /** Told after each commit: how many there were so far. */
  onProgress?: (commits: number) => void;
}

export interface ReadRegistry {
  history: History;
  /** undefined in a folder without git, or without a commit. */
  head: Head | undefined;
}

/** The history alone. Throws ShallowCloneError or GitError. */
export async function readRegistryHistory(
  root: string,
  options: ReadViewOptions = {},
): Promise<ReadRegistry> {
  const checkout = await readCheckout(root);
  if (!checkout.git || !checkout.head) return { history: new History(), head: undefined };
  if (checkout.shallow) throw new ShallowCloneError();
  return { history: await readHistory(root, checkout.head.commit, options), head: checkout.head };
}

/** Throws ShallowCloneError or GitError; a folder without git has no history, which is told in `head`. */
export async function readRegistryView(
  root: string,
  options: ReadViewOptions = {},
): Promise<RegistryView> {
  return viewWorkingTree(root, await readRegistryHistory(root, options));
}

/** The history with the working tree on top. */
export async function viewWorkingTree(
  root: string,
  { history, head }: ReadRegistry,
): Promise<RegistryView> {
  const differing = head && (await readDifferences(root, head.commit));
  return viewRegistry(history, head, workingTree(root, differing));
}

/** One source at a time: a registry's texts need not be in memory together. */
function* workingTree(
  root: string,
  differing: ReadonlyMap<string, unknown> | undefined,
): Generator<Source> {
  const { files, read } = openRegistry(root);
  for (const file of files) if (!differing || differing.has(file)) yield read(file);
}
