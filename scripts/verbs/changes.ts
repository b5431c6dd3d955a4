// coalitions changes [NAME]

import { entryVerdict } from "../../src/core/entry-words.ts";
import type { Skipped } from "../../src/core/history/change-log.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import { describeChange } from "../../src/core/impact.ts";
import type { Paint } from "../../src/core/render/report.ts";
import { oneLine } from "../../src/core/text.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { unknownCoalition } from "../coalitions.ts";
import {
  EXIT,
  type ExitCode,
  note,
  paint,
  print,
  printJson,
  requireRegistry,
  UsageError,
  withProgress,
} from "../terminal.ts";

export async function runChanges(
  name: string | undefined,
  { json }: { json?: boolean },
): Promise<ExitCode> {
  requireRegistry();
  const view = await withProgress("Reading the history", (progress) =>
    readRegistryView(process.cwd(), { onProgress: (commits) => progress(`${commits} commits`) }),
  );
  if (!view.head) {
    throw new UsageError(
      "There is no history: this folder is not in a git repository with commits.",
    );
  }
  const known = view.coalitions.map((coalition) => coalition.name);
  if (name !== undefined && !known.includes(name)) {
    throw new UsageError(unknownCoalition(name, known));
  }
  const entries = [...view.entries]
    .reverse()
    .filter((entry) => name === undefined || entry.coalition === name);
  for (const skipped of view.skipped) note(renderSkipped(skipped));
  if (json) printJson({ entries });
  else
    print(
      entries
        .map((entry) =>
          renderEntry(entry, placeIn(view.chains.get(entry.coalition) ?? [], entry), paint()),
        )
        .join("\n\n"),
    );
  return EXIT.fine;
}

/** A version in the history that was not published, in a line or more. */
export function renderSkipped({ coalition, commit, why, problems }: Skipped): string {
  const lines = problems.map(({ code, message }) => `  ${code}: ${oneLine(message)}`);
  const where = oneLine(`${coalition} in ${commit.commit.slice(0, 12)}`);
  return [`skipped ${where}: ${oneLine(why)}`, ...lines].join("\n");
}

function renderEntry(entry: Entry, place: Place, { strong, bad, faint }: Paint): string {
  const { coalition, seq, at, commit, subject, breaking, changes, fingerprint } = entry;
  const head = `${strong(`${coalition} #${seq}`)}  ${at}  ${breaking ? bad("breaking") : "compatible"}`;
  return [
    head,
    faint(`  ${commit.slice(0, 12)} ${oneLine(subject)}`),
    `  ${entryVerdict(entry, place)}`,
    ...changes.map((change) => `  - ${describeChange(change).what}`),
    `  fingerprint ${fingerprint}`,
  ].join("\n");
}
