// Reports what a person should know when a site is built: what has problems, was skipped, or is not committed.

import type { SiteSource } from "../site/read-site.ts";
import { checkRegistry } from "../src/core/check.ts";
import type { Skipped } from "../src/core/history/change-log.ts";
import { renderReport } from "../src/core/render/report.ts";
import { oneLine } from "../src/core/text.ts";
import { note } from "./terminal.ts";

/** Reports on a successful build. False if a definition has errors: the site then has the valid ones. */
export function reportView({ view, snapshot }: SiteSource): boolean {
  const checked = checkRegistry(snapshot);
  note(renderReport(checked));
  if (!view.head) {
    note("The change channel is empty: this folder is not in a git repository with commits.");
  }
  for (const skipped of view.skipped) note(renderSkipped(skipped));
  const drafts = view.coalitions.filter(({ draft }) => draft.length > 0);
  if (view.head && drafts.length > 0) {
    note(`Not committed yet, shown as drafts: ${drafts.map(({ name }) => name).join(", ")}`);
  }
  if (view.coalitions.length === 0)
    note("The site shows no coalition: there is no valid definition.");
  return checked.ok;
}

/** Describes a version in the history that was not published: a line, and one for each problem. */
export function renderSkipped({ coalition, commit, why: reason, problems }: Skipped): string {
  const lines = problems.map(({ code, message }) => `  ${code}: ${oneLine(message)}`);
  const where = oneLine(`${coalition} in ${commit.commit.slice(0, 12)}`);
  return [`skipped ${where}: ${oneLine(reason)}`, ...lines].join("\n");
}
