// coalitions changes [NAME]

import { entryUrgency, entryVerdict } from "../../src/core/changes/entry-words.ts";
import { describeChange } from "../../src/core/changes/impact.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { History } from "../../src/core/history/history.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import type { Paint } from "../../src/core/render/report.ts";
import { oneLine } from "../../src/core/text.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { readRegistryHistory } from "../../src/io/read-view.ts";
import { unknownCoalition } from "../coalitions.ts";
import { renderSkipped } from "../report-view.ts";
import {
  EXIT,
  type ExitCode,
  note,
  printResult,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

export async function run(
  name: string | undefined,
  { json }: { json?: boolean },
): Promise<ExitCode> {
  requireRegistry();
  const root = process.cwd();
  const { history, head } = await readRegistryHistory(root);
  if (!head) {
    throw new UsageError(
      "There is no history: this folder is not in a git repository with commits.",
    );
  }
  const entries = name === undefined ? history.entries : await entriesOf(history, name, root);
  for (const skipped of history.skipped) note(renderSkipped(skipped));
  const chainOf = ({ coalition }: Entry) => history.chains.get(coalition)?.entries ?? [];
  printResult(json, { entries }, (paint) =>
    entries.map((it) => renderEntry(it, placeIn(chainOf(it), it), paint)).join("\n\n"),
  );
  return EXIT.fine;
}

/** None for a coalition that is only in the working tree. */
async function entriesOf(
  { chains }: History,
  name: string,
  root: string,
): Promise<readonly Entry[]> {
  const chain = chains.get(name);
  if (chain) return chain.entries;
  const known = [...new Set([...chains.keys(), ...(await readSnapshot(root)).names()])];
  if (!known.includes(name)) throw new UsageError(unknownCoalition(name, known));
  note(`${name} has no entry yet: it was never committed with a valid definition.`);
  return [];
}

function renderEntry(entry: Entry, place: Place, { strong, bad, faint }: Paint): string {
  const { coalition, seq, at, commit, subject, breaking, changes, fingerprint } = entry;
  const head = `${strong(`${coalition} #${seq}`)}  ${at}  ${breaking ? bad("breaking") : "compatible"}`;
  const urgency = entryUrgency(entry);
  return [
    head,
    ...(urgency === undefined ? [] : [bad(`  ${urgency}`)]),
    faint(`  ${commit.slice(0, 12)} ${oneLine(subject)}`),
    `  ${entryVerdict(entry, place)}`,
    ...changes.map((change) => `  - ${describeChange(change).what}`),
    `  fingerprint ${fingerprint}`,
  ].join("\n");
}
