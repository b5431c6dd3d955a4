// The one comment that a merged pull request gets after publishing: what integrators see now, where it
// stands, and the notice to operators who are referred to for the first time.

import type { RootContent } from "mdast";
import { counted } from "../../text.ts";
import { COMMENT_LIMIT } from "../comment/comment.ts";
import { bytesOf, fitInto } from "../comment/fit.ts";
import { code, heading, link, paragraph, plain, stringify } from "../markdown.ts";
import { tellEntry } from "./entry.ts";
import type { PublishedContext, PublishedFacts } from "./facts.ts";
import { tellFailure } from "./failure.ts";
import { inclusionNotice } from "./inclusion.ts";
import { feedLinks } from "./links.ts";

/** By this, and by its author, the comment is known again. */
export const PUBLISHED_MARKER = "<!-- coalition registry: published -->";

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderPublished(facts: PublishedFacts, context: PublishedContext): string {
  const head = stringify([heading(3, plain(verdictOf(facts))), ...tellFailure(facts, context)]);
  const notice = inclusionNotice(facts, context);
  const foot = stringify([...notice, ...footer(facts, context)]);
  const room = COMMENT_LIMIT - bytesOf(PUBLISHED_MARKER) - bytesOf(head) - bytesOf(foot) - 3;
  const told = inOrder(facts).map((it) => tellEntry(it, context));
  const entries = fitInto(told, room, (count) => moreLine(count, context));
  return [`${PUBLISHED_MARKER}\n${head}`, entries, foot].filter((part) => part !== "").join("\n");
}

function verdictOf({ outcome, entries }: PublishedFacts): string {
  if (outcome.state === "absent") return "❌ Merged, but the site does not show it.";
  if (outcome.state === "unsound") return "❌ Published, but what is deployed is not sound.";
  const breaking = new Set(
    entries.filter(({ entry }) => entry.breaking).map(({ entry }) => entry.coalition),
  );
  if (breaking.size === 0) return "✅ Published: nothing that integrators compiled in breaks.";
  const [first] = breaking;
  const whose = breaking.size === 1 ? first : counted(breaking.size, "coalition");
  return `⚠️ Published: it breaks integrators of ${whose} until they act.`;
}

/** Those that break integrators first. */
function inOrder({ entries }: PublishedFacts) {
  return [...entries].sort((a, b) => Number(b.entry.breaking) - Number(a.entry.breaking));
}

function moreLine(count: number, { baseUrl }: PublishedContext): string {
  const words = plain(`And ${counted(count, "more entry", "more entries")}: `);
  return stringify([
    paragraph(words, link(plain("the newest changes"), `${baseUrl}changes/`), plain(".")),
  ]);
}

function footer({ outcome }: PublishedFacts, context: PublishedContext): RootContent[] {
  const { baseUrl, runUrl } = context;
  const everywhere = [
    ...[plain("All coalitions: "), feedLinks(`${baseUrl}changes`), plain("; breaking only: ")],
    ...[feedLinks(`${baseUrl}breaking`), plain(". ")],
    ...[link(plain("Is an id current?"), `${baseUrl}lookup/`)],
  ];
  if (outcome.state !== "verified") return [{ type: "thematicBreak" }, paragraph(...everywhere)];
  const { coalitions, entries, definitions } = outcome.counts;
  const verified = `The deployed site was fetched back and recomputed: ${counted(coalitions, "coalition")}, ${counted(entries, "entry", "entries")}, ${counted(definitions, "definition")}, all sound, at `;
  const newer = outcome.newer ? ", which is newer than this publication and holds it. " : ". ";
  return [
    { type: "thematicBreak" },
    paragraph(...everywhere),
    paragraph(
      ...[plain(verified), code(outcome.commit.slice(0, 12)), plain(newer)],
      link(plain("The run"), runUrl),
    ),
  ];
}
