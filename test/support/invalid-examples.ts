// The examples in test/invalid: which there are, and what the check finds in each.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkRegistry, type PublishedCoalition, soundDefinition } from "../../src/core/check.ts";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import { foldedIds } from "../../src/core/derivation/fingerprint.ts";
import type { Problem } from "../../src/core/problem.ts";
import { listNamed, openRegistry } from "../../src/io/registry-files.ts";

export const INVALID = join(import.meta.dirname, "../invalid");

export interface Example {
  code: string;
  /** The folder that the check's paths begin in. */
  root: string;
  /** What is named on the command line; undefined to check the whole registry in `root`. */
  named?: string[];
}

/** A named file that is not there cannot lie in its folder. */
const NAMED: Record<string, string[]> = {
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

function publishedIn(root: string): Map<string, PublishedCoalition> {
  const { files, read } = openRegistry(root);
  const definitions = files
    .map((file) => soundDefinition(read(file)))
    .filter((it) => it !== undefined);
  return new Map(
    definitions.map((last) => {
      const versions = new Map([[last.fingerprint, compositionDigest(last)]]);
      const holders = new Map(foldedIds(last).map(({ id, label }) => [id, label]));
      return [last.name, { versions, last, holders, there: true }];
    }),
  );
}

/** Checked as the command line does it; what is in before/ was published before. */
export function checkExample({ root, named }: Example): Problem[] {
  if (named === undefined) {
    const published = publishedIn(join(root, "before"));
    return checkRegistry(openRegistry(root), { published }).problems;
  }
  const only = listNamed(root, named);
  return checkRegistry(openRegistry(root, only), { only }).problems;
}
