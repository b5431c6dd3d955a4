// What a pull request does to one coalition: what changes, what breaks for whom, and what the feeds will say.

import type { RootContent } from "mdast";
import type { EntryFacts } from "../../changes/entry-words.ts";
import { headline } from "../../changes/impact.ts";
import type { Announcement } from "../../changes/next-fingerprint.ts";
import type { DerivationSummary } from "../../derivation/summary.ts";
import { MODULE_KINDS } from "../../registry/definition.ts";
import { type CoalitionReview, STATE_WORDS } from "../../review/review.ts";
import { listed } from "../../text.ts";
import { moment } from "../../time.ts";
import { changesTable } from "../changes-table.ts";
import { code, codeBlock, details, heading, list, paragraph, strong, text } from "../markdown.ts";
import { markedName, quotedEntry } from "../quoted-entry.ts";
import { breakageBlocks } from "./breakage.ts";
import type { CommentSection } from "./fit.ts";

export function coalitionSection(coalition: CoalitionReview): CommentSection {
  return {
    full: () => coalitionBlocks(coalition),
    short: () => text`${strong(coalition.name)}: ${shortWords(coalition)}`,
  };
}

function shortWords(coalition: CoalitionReview): string {
  if (coalition.state !== "changed") return STATE_WORDS[coalition.state];
  const breaking = coalition.breaking ? " (breaking)" : "";
  const urgent = coalition.urgent === undefined ? "" : "Urgent: ";
  return `${urgent}${headline(coalition.changes)}${breaking}`;
}

function coalitionBlocks(coalition: CoalitionReview): RootContent[] {
  const { name, state } = coalition;
  if (state !== "changed") return [heading(4, name), paragraph(sentence(STATE_WORDS[state]))];
  return [
    heading(4, markedName(name, coalition.urgent !== undefined, coalition.breaking)),
    changesTable(coalition.changes, coalition.before?.fingerprint),
    ...breakageBlocks(coalition),
    ...rootsBlock(coalition),
    ...announcementBlocks(coalition.announcements),
    ...feedEntryBlocks(coalition),
    ...firstReferredBlocks(coalition),
  ];
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The fingerprint and the roots derived from it, before and after, as lines to copy. */
function rootsBlock({ before, after }: CoalitionReview): RootContent[] {
  if (!after) return [];
  if (!before) return [codeBlock("text", rootLines(after, after).join("\n"))];
  if (before.fingerprint === after.fingerprint) {
    return [paragraph(text`${strong("Fingerprint:")} unchanged, ${code(after.fingerprint)}`)];
  }
  const [then, now] = [rootLines(before, after), rootLines(after, before)];
  const lines = then.flatMap((line, index) => [`- ${line}`, `+ ${now[index]}`]);
  const names = ["fingerprint", ...then.slice(1).map((line) => `${line.split(" ")[0]} root`)];
  return details(`What moves: ${names.join(", ")}`, [codeBlock("diff", lines.join("\n"))]);
}

const WIDTH = "fingerprint".length;

/** Without roots at which nothing ships, before or after. */
function rootLines(summary: DerivationSummary, other: DerivationSummary): string[] {
  const line = (label: string, root: string, shipped: boolean) =>
    `${label.padEnd(WIDTH)}  ${root}${shipped ? "" : "  (not shipped)"}`;
  const modules = MODULE_KINDS.filter(
    (kind) => summary.moduleRoots[kind].shipped || other.moduleRoots[kind].shipped,
  ).map((kind) => line(kind, summary.moduleRoots[kind].root, summary.moduleRoots[kind].shipped));
  const { ticketsRoot } = summary;
  const tickets =
    ticketsRoot.shipped || other.ticketsRoot.shipped
      ? [line("tickets", ticketsRoot.root, ticketsRoot.shipped)]
      : [];
  return [line("fingerprint", summary.fingerprint, true), ...modules, ...tickets];
}

function announcementBlocks(announcements: readonly Announcement[]): RootContent[] {
  return announcements.map(({ upcoming, next, moves, waitsFor }) => {
    const what =
      next === undefined
        ? ` the next fingerprint is unknown until the operator of ${listed(waitsFor)} announces theirs.`
        : moves
          ? text` the fingerprint will be ${code(next)}`
          : " the fingerprint stays the same.";
    return paragraph(text`${strong(`From ${moment(upcoming.effectiveAt)}:`)}${what}`);
  });
}

function feedEntryBlocks({
  name,
  changes,
  breaking,
  urgent,
  before,
  after,
  returnsTo,
}: CoalitionReview): RootContent[] {
  if (!after) return [];
  const { fingerprint } = after;
  const mark = urgent === undefined ? {} : { urgent: { reason: urgent } };
  const entry: EntryFacts = { coalition: name, changes, breaking, fingerprint, ...mark };
  const place = { before: before?.fingerprint, ...(returnsTo ? { returnsTo } : {}) };
  return details("Preview of the feed entry", [quotedEntry(entry, place)]);
}

function firstReferredBlocks({ firstReferred: accounts }: CoalitionReview): RootContent[] {
  if (accounts.length === 0) return [];
  const items = accounts.map(({ account, parts }) => {
    const { login, id } = account;
    const of = parts.map(({ part }) => part).join(", ");
    return text`${code(login)} (${String(id)}) of ${parts[0]?.operator.name ?? ""}: ${of}`;
  });
  const title = strong("These accounts are referred to for the first time.");
  return [paragraph(text`${title} They do not need to agree, but let them know:`), list(items)];
}
