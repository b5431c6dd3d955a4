// Reads saved histories, and reports which parts were read again.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { vi } from "vitest";
import { History } from "../../src/core/history/history.ts";
import { viewRegistry } from "../../src/core/history/registry-view.ts";
import type { Rewriting } from "../../src/core/history/rewriting.ts";
import { readHistory } from "../../src/io/read-history.ts";
import type { GitRepository } from "./git-repository.ts";

export interface ReadAgain {
  /** How many commits were read from git. */
  commits: number;
  /** All that is shown of the history, byte for byte. */
  view: string;
  history: History;
}

/** Reads the history up to what is checked out, and keeps it however short it is. */
export async function read(
  folder: string,
  commit: string,
  rewritings: readonly Rewriting[] = [],
): Promise<ReadAgain> {
  const added = vi.spyOn(History.prototype, "add");
  const before = added.mock.calls.length;
  const history = await readHistory(folder, commit, { rewritings, worthKeeping: 0 });
  const commits = added.mock.calls.length - before;
  return { commits, view: viewOf(history), history };
}

export function viewOf(history: History): string {
  const { chains, ...view } = viewRegistry(history, undefined, []);
  return JSON.stringify({ ...view, chains: [...chains] });
}

export function keptFile(repository: GitRepository, folder = repository.folder): string {
  const path = repository.git("-C", folder, "rev-parse", "--git-path", "coalitions-history");
  return resolve(folder, path);
}

/** Writes the file with other values in it, under a checksum that is right. */
export function forge(file: string, edit: (values: unknown[]) => unknown[]): void {
  const values = readFileSync(file, "utf8").split("\n").slice(0, -2);
  const lines = edit(values.map((line) => JSON.parse(line) as unknown));
  const body = lines.map((it) => `${JSON.stringify(it)}\n`).join("");
  writeFileSync(file, `${body}${createHash("sha256").update(body).digest("hex")}\n`);
}
