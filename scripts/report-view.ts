// What a person should know of a registry whose site is made: what is not sound, not published, not committed.

import type { SiteSource } from "../site/read-site.ts";
import { checkRegistry } from "../src/core/check.ts";
import type { Skipped } from "../src/core/history/change-log.ts";
import { renderReport } from "../src/core/render/report.ts";
import { oneLine } from "../src/core/text.ts";
import { note } from "./terminal.ts";

/**
 * What a person should know of a build that went well all the same, since the site has what is
 * sound; whether all definitions are.
 */
export function reportView({ view, snapshot }: SiteSource): boolean {
  const checked = checkRegistry(snapshot);
  note(renderReport(checked));
  if (!view.head) {
    note(
      "There is no history: this folder is not in a git repository with commits. The change channel is empty.",
    );
  }
  for (const skipped of view.skipped) note(renderSkipped(skipped));
  const drafts = view.coalitions.filter(({ draft }) => draft.length > 0);
  if (view.head && drafts.length > 0) {
    note(`Not committed yet, shown as drafts: ${drafts.map(({ name }) => name).join(", ")}`);
  }
  if (view.coalitions.length === 0) note("The site has no coalition to show.");
  return checked.ok;
}

/** A version in the history that was not published, in a line or more. */
export function renderSkipped({ coalition, commit, why, problems }: Skipped): string {
  const lines = problems.map(({ code, message }) => `  ${code}: ${oneLine(message)}`);
  const where = oneLine(`${coalition} in ${commit.commit.slice(0, 12)}`);
  return [`skipped ${where}: ${oneLine(why)}`, ...lines].join("\n");
}
