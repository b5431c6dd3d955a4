// What a publication holds, as Markdown for a job summary.

import type { Entry } from "../history/entry.ts";
import { headline } from "../impact.ts";
import { counted } from "../text.ts";
import { code, heading, paragraph, plain, stringify, table } from "./markdown.ts";

/** `newest`: the newest entries of the change log. */
export function renderPublishSummary(
  facts: { coalitions: number; entries: number; files: number; baseUrl: string },
  newest: readonly Entry[],
): string {
  const rows = newest.map((entry) => [
    plain(entry.at),
    plain(entry.coalition),
    plain(headline(entry.changes)),
    plain(entry.breaking ? "breaking" : "compatible"),
  ]);
  const { coalitions, entries, files, baseUrl } = facts;
  return stringify([
    heading(2, plain("The site is built")),
    paragraph(
      plain(
        `${counted(coalitions, "coalition")}, ${counted(entries, "entry", "entries")} in the change log, ${counted(files, "file")}, for `,
      ),
      code(baseUrl),
    ),
    ...(rows.length > 0 ? [table(["When", "Coalition", "What", "Severity"], rows)] : []),
  ]);
}
