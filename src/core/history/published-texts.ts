// Which texts of a coalition's definition are published, and where: enough to derive everything that the site shows
// about the coalition.

import type { Hex } from "../registry/definition.ts";
import type { Entry } from "./entry.ts";
import { movesIds } from "./id-spans.ts";

/**
 * The path of each published text of a chain, below the site's base, by git's id of the text. Each fingerprint's last
 * text is published. An earlier one is published only if ids came or went with it and no later text has the same ids.
 */
export function publishedTexts(chain: readonly Entry[]): Map<Hex, string> {
  const last = new Map(chain.map((entry) => [entry.fingerprint, entry]));
  const paths = new Map(
    [...last.values()].map(({ coalition, fingerprint, blob }) => [
      blob,
      `${coalition}/history/${fingerprint}.json`,
    ]),
  );
  for (const run of runsOfIds(chain)) {
    const [first] = run;
    if (first && !run.some(({ blob }) => paths.has(blob))) {
      paths.set(first.blob, `${first.coalition}/history/${first.blob}.json`);
    }
  }
  return paths;
}

/** The entries of a chain, grouped while their definitions have the same ids. */
export function runsOfIds(chain: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of chain) {
    const run = runs.at(-1);
    if (run && !entry.changes.some(movesIds)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
