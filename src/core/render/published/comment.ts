// The one comment that a merged pull request gets after publishing: what integrators see now and where, and the notice
// to operators who are referred to for the first time.

import type { RootContent } from "mdast";
import { mustAct } from "../../changes/change.ts";
import { counted } from "../../text.ts";
import { COMMENT_LIMIT } from "../comment/comment.ts";
import { fitComment, utf8Length } from "../comment/fit.ts";
import { code, heading, link, paragraph, text } from "../markdown.ts";
import { entrySection, feedLinks } from "./entry.ts";
import type { PublishedContext, PublishedFacts } from "./facts.ts";
import { failureBlocks } from "./failure.ts";
import { inclusionNotice } from "./inclusion.ts";
import { pressingFirst } from "./pressing.ts";

/** The comment is found again by this marker and its author. */
export const PUBLISHED_MARKER = "<!-- coalition registry: published -->";

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderPublished(facts: PublishedFacts, context: PublishedContext): string {
  const more = (count: number) =>
    paragraph(
      text`And ${counted(count, "more entry", "more entries")}: ${link("the newest changes", `${context.baseUrl}changes/`)}.`,
    );
  const comment = {
    head: [heading(3, publishedVerdict(facts)), ...failureBlocks(facts, context)],
    groups: [
      { sections: pressingFirst(facts.entries).map((it) => entrySection(it, context)), more },
    ],
    foot: [...inclusionNotice(facts, context), ...publishedFooter(facts, context)],
  };
  const rest = COMMENT_LIMIT - utf8Length(PUBLISHED_MARKER) - 1;
  return `${PUBLISHED_MARKER}\n${fitComment(comment, rest)}`;
}

function publishedVerdict({ outcome, entries }: PublishedFacts): string {
  if (outcome.state === "absent") return "❌ Merged, but the site does not show it.";
  if (outcome.state === "unsound") return "❌ Published, but the deployed site is wrong.";
  const affecting = entries.map(({ entry }) => entry).filter(mustAct);
  const coalitions = new Set(affecting.map(({ coalition }) => coalition));
  const urgent = entries.some(({ entry }) => entry.urgent) ? "Urgent. " : "";
  if (affecting.length === 0) return `✅ ${urgent}Published: nothing breaks for integrators.`;
  const [first] = coalitions;
  const whose = coalitions.size === 1 ? first : counted(coalitions.size, "coalition");
  const breaking = affecting.some((it) => it.breaking) ? ", and breaking" : "";
  return `⚠️ ${urgent}Published${breaking}: integrators of ${whose} must act.`;
}

function publishedFooter({ outcome }: PublishedFacts, context: PublishedContext): RootContent[] {
  const { baseUrl, runUrl } = context;
  const lookup = link("Is an id current?", `${baseUrl}lookup/`);
  const everywhere = paragraph(
    text`All coalitions: ${feedLinks(`${baseUrl}changes`)}; breaking only: ${feedLinks(`${baseUrl}breaking`)}. ${lookup}`,
  );
  if (outcome.state !== "verified") return [{ type: "thematicBreak" }, everywhere];
  const { coalitions, entries, definitions } = outcome.counts;
  const counts = `${counted(coalitions, "coalition")}, ${counted(entries, "entry", "entries")}, ${counted(definitions, "definition")}`;
  const newer = outcome.newer ? ", a newer publication that includes this one. " : ". ";
  return [
    { type: "thematicBreak" },
    everywhere,
    paragraph(
      text`Fetched the deployed site back and verified it: ${counts}, all correct, at ${code(outcome.commit.slice(0, 12))}${newer}${link("The run", runUrl)}`,
    ),
  ];
}
