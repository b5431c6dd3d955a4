// What a pull request does to one coalition: what changes, what breaks for whom, what is told of it.

import type { RootContent } from "mdast";
import type { ChangeKind } from "../../changes/change.ts";
import { type EntryFacts, entryTitle, entryVerdict } from "../../changes/entry-words.ts";
import { headline } from "../../changes/impact.ts";
import type { Announcement } from "../../changes/next-fingerprint.ts";
import { MODULE_KINDS } from "../../registry/definition.ts";
import { partLabel } from "../../registry/parts.ts";
import { type CoalitionReview, movedFingerprint } from "../../review/review.ts";
import { STATE_WORDS } from "../../review/state-words.ts";
import { changesTable } from "../changes-table.ts";
import { code, heading, list, paragraph, plain, quote, stringify, strong } from "../markdown.ts";
import type { Told } from "./fit.ts";
import { rootsBlock } from "./roots.ts";

export function tellCoalition(coalition: CoalitionReview): Told {
  return {
    full: () => stringify(coalitionBlocks(coalition)),
    short: () =>
      stringify([list([[...strong(coalition.name), ...plain(`: ${shortWords(coalition)}`)]])]),
  };
}

function shortWords(coalition: CoalitionReview): string {
  if (coalition.state !== "changed") return STATE_WORDS[coalition.state];
  const breaking = coalition.breaking ? " (breaking)" : "";
  return `${headline(coalition.changes)}${breaking}`;
}

function coalitionBlocks(coalition: CoalitionReview): RootContent[] {
  const { name, state } = coalition;
  if (state !== "changed")
    return [heading(4, plain(name)), paragraph(plain(sentence(STATE_WORDS[state])))];
  return [
    heading(4, plain(name), plain(coalition.breaking ? ": breaking" : "")),
    changesTable(coalition.changes),
    ...breakage(coalition),
    ...rootsBlock(coalition),
    ...announced(coalition.announcements),
    ...feedEntry(coalition),
    ...firstReferred(coalition),
  ];
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function breakage(coalition: CoalitionReview): RootContent[] {
  const moved = movedFingerprint(coalition);
  if (!moved) return [];
  const lost = lostHandles(coalition);
  const words =
    lost.length > 0
      ? ` gets ConnectTimeout on the handles of ${lost.join(", ")}, until they recompile.`
      : " asks for a coalition that is no longer this one. Nothing is served under its fingerprint, neither module nor tickets, so that their handles go on; to be current, they recompile.";
  return [
    paragraph(
      strong("Who breaks:"),
      plain(" everyone who compiled in "),
      code(moved[0]),
      plain(words),
    ),
  ];
}

const GONE = new Set<ChangeKind>([
  "citizen-bumped",
  "citizen-removed",
  "confluence-upgraded",
  "confluence-removed",
]);

/** What hangs on the fingerprint, as it shipped before, and what changed or went itself. */
function lostHandles({ before, changes }: CoalitionReview): string[] {
  const modules = MODULE_KINDS.filter((kind) => before?.moduleRoots[kind].shipped);
  const parts = changes.filter(({ kind }) => GONE.has(kind)).map(({ part }) => partLabel(part));
  return [
    ...modules.map((kind) => `module ${kind}`),
    ...(before?.ticketsRoot.shipped ? ["the tickets"] : []),
    ...new Set(parts),
  ];
}

function announced(announcements: readonly Announcement[]): RootContent[] {
  return announcements.map(({ upcoming, next, moves, waitsFor }) => {
    const words = strong(`From ${upcoming.effectiveAt}:`);
    if (waitsFor.length > 0) {
      return paragraph(
        words,
        plain(
          ` the next fingerprint cannot be known before the operator of ${waitsFor.join(", ")} says theirs.`,
        ),
      );
    }
    if (!moves) return paragraph(words, plain(" the fingerprint stays as it is."));
    return paragraph(words, plain(" the fingerprint will be "), code(next ?? ""));
  });
}

function feedEntry({ name, changes, breaking, before, after }: CoalitionReview): RootContent[] {
  if (!after) return [];
  const entry: EntryFacts = { coalition: name, changes, breaking, fingerprint: after.fingerprint };
  return [
    paragraph(strong("The feed entry will read:")),
    quote(
      paragraph(strong(entryTitle(entry))),
      paragraph(plain(entryVerdict(entry, { before: before?.fingerprint }))),
    ),
  ];
}

function firstReferred({ firstReferred: accounts }: CoalitionReview): RootContent[] {
  if (accounts.length === 0) return [];
  return [
    paragraph(
      strong("Referred to for the first time"),
      plain(", which needs no consent, but a courtesy word:"),
    ),
    list(
      accounts.map(({ account, parts }) => [
        ...code(account.login),
        ...plain(
          ` (${account.id}) of ${parts[0]?.operator.name}: ${parts.map((it) => it.part).join(", ")}`,
        ),
      ]),
    ),
  ];
}
