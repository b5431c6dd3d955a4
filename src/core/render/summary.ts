// What a publication contains, as Markdown for a job summary.

import { headline } from "../changes/impact.ts";
import type { Entry } from "../history/entry.ts";
import { counted } from "../text.ts";
import { code, codeBlock, heading, paragraph, stringify, table, text } from "./markdown.ts";

export interface PublishFacts {
  coalitions: number;
  entries: number;
  files: number;
  /** Their total size, as text. */
  size: string;
  baseUrl: string;
  /** How the build compares with what is published. */
  state: "first" | "same" | "ahead" | "behind" | "not compared";
  /** Entries that are not published yet. */
  news: number;
}

/** `newest`: the newest entries of the change log. */
export function renderPublishSummary(facts: PublishFacts, newest: readonly Entry[]): string {
  const rows = newest.map(({ at, coalition, changes, breaking }) => [
    at,
    coalition,
    headline(changes),
    breaking ? "breaking" : "compatible",
  ]);
  const { coalitions, entries, files, baseUrl } = facts;
  return stringify([
    heading(2, "The site is built"),
    paragraph(
      text`${counted(coalitions, "coalition")}, ${counted(entries, "entry", "entries")} in the change log, ${counted(files, "file")}, for ${code(baseUrl)}`,
    ),
    paragraph(text`${facts.size}.`),
    paragraph(stateWords(facts)),
    ...(rows.length > 0 ? [table(["When", "Coalition", "What", "Severity"], rows)] : []),
  ]);
}

function stateWords({ state, news }: PublishFacts): string {
  const words: Record<PublishFacts["state"], string> = {
    first: "Nothing was published before.",
    same: "Everything is already published.",
    ahead: `Not published yet: ${counted(news, "entry", "entries")}.`,
    behind: "The published site is newer.",
    "not compared": "It was not compared with the published site.",
  };
  return words[state];
}

/** Why nothing was published, as worded by `renderRefusal`. */
export function renderRefusedSummary(words: string): string {
  return stringify([heading(2, "❌ Not published"), codeBlock("text", words)]);
}
