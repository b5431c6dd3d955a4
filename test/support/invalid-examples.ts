// The examples in test/invalid: which there are, and what the check finds in each.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkRegistry } from "../../src/core/check.ts";
import { newIds } from "../../src/core/comparison.ts";
import type { Commit } from "../../src/core/history/change-log.ts";
import type { DatedCommit } from "../../src/core/history/commit-dates.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import { ScopedIdGatherer } from "../../src/core/history/scoped-ids.ts";
import type { Problem } from "../../src/core/problem.ts";
import { filesNamed, readSnapshot } from "../../src/io/read-snapshot.ts";
import { committed } from "./blob-id.ts";

export const INVALID = join(import.meta.dirname, "../invalid");

export interface Example {
  code: string;
  /** The folder that the check's paths begin in. */
  root: string;
  /** What is named on the command line; undefined to check the whole registry in `root`. */
  named?: string[];
}

/** A missing named file cannot be in its folder; and if two contradict each other, one is wrong. */
const NAMED: Record<string, string[]> = {
  "statement-contradicted": ["coalitions/copying.example.json"],
  "file-unreadable": ["coalitions/absent.example.json"],
};

/** `<code>.example.json` is one file, checked by name; the folder `<code>` is a whole registry. */
export function listExamples(): Example[] {
  return readdirSync(INVALID, { withFileTypes: true }).flatMap((entry): Example[] => {
    const { name } = entry;
    if (entry.isDirectory()) {
      const root = join(INVALID, name);
      const named = NAMED[name]?.map((file) => join(root, file));
      return [{ code: name, root, ...(named && { named }) }];
    }
    const [, code] = /^(.*)\.example\.json$/.exec(name) ?? [];
    return code === undefined ? [] : [{ code, root: INVALID, named: [join(INVALID, name)] }];
  });
}

/** When the examples are checked. */
const NOW = "2026-06-01T09:00:00Z";

/** What is in before/, as the one commit that published it. */
async function publication(root: string): Promise<Commit> {
  const folder = join(root, "before");
  const { files } = existsSync(folder) ? await readSnapshot(folder) : { files: [] };
  return {
    commit: "be".repeat(20),
    at: "2026-01-05T09:00:00Z",
    subject: "Publish",
    files: files.map(({ file }) => committed(file, readFileSync(join(folder, file)))),
  };
}

/** What a workflow reports if the base commit is missing, which no file can show. */
const MISSING_BASE: Record<string, string> = {
  "compared-with-nothing": "This is a shallow clone.",
};

/** What commits.json has: those that bring what is in the folder. */
function commitsOf(root: string): DatedCommit[] {
  const file = join(root, "commits.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

async function checkRegistryIn(root: string): Promise<Problem[]> {
  const registry = await readSnapshot(root);
  const missingBase = MISSING_BASE[basename(root)];
  if (missingBase !== undefined) return checkRegistry(registry, { missingBase }).problems;
  const gatherer = new PublishedGatherer();
  gatherer.add(await publication(root));
  const published = gatherer.finish();
  const scoped = new ScopedIdGatherer(newIds(registry.files, published));
  scoped.add(await publication(root));
  const options = { published, scoped: scoped.finish(), commits: commitsOf(root), now: NOW };
  return checkRegistry(registry, options).problems;
}

/** Checks it as the command line does. The files in before/ are what was published. */
export async function checkExample({ root, named }: Example): Promise<Problem[]> {
  if (named === undefined) return checkRegistryIn(root);
  const only = await filesNamed(root, named);
  const registry = await readSnapshot(root, { further: only });
  return checkRegistry(registry, { only, now: NOW }).problems;
}
