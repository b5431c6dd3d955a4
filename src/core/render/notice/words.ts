// Phrases about a notice that its comment, its pull requests and the terminal share.

import type { PhrasingContent } from "mdast";
import type { BumpNotice } from "../../notice/notice.ts";
import type { Hex, Operator } from "../../registry/definition.ts";
import { counted } from "../../text.ts";
import { code, type Inline, link, mention, strong, text } from "../markdown.ts";
import type { NoticeContext, ProposalStatus } from "./context.ts";

/** How many parts are named before the rest is counted. */
export const LISTED_PARTS = 10;

const NEW_IDS: Record<BumpNotice["kind"], string> = {
  "stable-id": "new stable id",
  "content-hash": "new content hash",
  fingerprint: "new fingerprint",
  mrtd: "new MR_TD",
  "ticket-issuance-root": "new ticket-issuance root",
  retirement: "retirement without replacement",
};

/** "Lattice **base.mainnet** gets a new stable id: `13515b42…` → `194ebe1d…`". */
export function changeWords(notice: BumpNotice, parts: readonly string[]): Inline {
  const { kind, id, to } = notice;
  const ids = to === null ? shortId(id) : text`${shortId(id)} → ${shortId(to)}`;
  const named = ownersOf(notice, parts);
  if (named.length === 0) return text`${capitalized(NEW_IDS[kind])}: ${ids}`;
  const isOne = named.length === 1;
  const verb =
    to === null
      ? `${isOne ? "retires" : "retire"} without replacement`
      : `${isOne ? "gets" : "get"} a ${NEW_IDS[kind]}`;
  return text`${boldParts(named)} ${verb}: ${ids}`;
}

/** "Lattice **a.mainnet**, lattice **b.mainnet** and confluence **router**". */
function boldParts(labels: readonly string[]): PhrasingContent[] {
  const shown = labels.slice(0, LISTED_PARTS).map((label, index): Inline => {
    const [, noun = "", name = label] = /^(ticket issuer |\S+ )(.+)$/s.exec(label) ?? [];
    return text`${index === 0 ? capitalized(noun) : noun}${strong(name)}`;
  });
  const more = labels.length - shown.length;
  const items = more > 0 ? [...shown, `${more} more`] : shown;
  return items.reduce<PhrasingContent[]>((before, item, index) => {
    const between = index === 0 ? "" : index === items.length - 1 ? " and " : ", ";
    return text`${before}${between}${item}`;
  }, []);
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The beginning of an id; whole.ts shows the whole. */
export function shortId(id: Hex): PhrasingContent[] {
  return code(`${id.slice(0, 8)}…`);
}

/** Each part once. Services that only span a citizen, or pin its id, are left out. */
export function ownersOf({ kind }: BumpNotice, parts: readonly string[]): string[] {
  const all = [...new Set(parts)];
  // Several parts can run one image.
  if (kind === "mrtd") return all;
  const citizens = all.filter((it) => /^(lattice|organism) /.test(it));
  return citizens.length > 0 ? citizens : all;
}

/** Text that ends with a value to paste or a command to run, after its last colon: shown as code. */
export function withPaste(words: string): Inline {
  const [, before = words, value] = /^(.*: )([^“\s].*?)$/s.exec(words) ?? [];
  return value === undefined ? words : text`${before}${code(value)}`;
}

/** A reason, and the command that it ends with, if any. */
export function splitCommand(words: string): { words: string; command?: string } {
  const [, before, command] = /^(.*:) (npx \S.*)$/s.exec(words) ?? [];
  return before === undefined || command === undefined ? { words } : { words: before, command };
}

/** A reason in one line, with its command as code. */
export function reasonWords(reason: string): Inline {
  const { words, command } = splitCommand(reason);
  return command === undefined ? words : text`${words} ${code(command)}`;
}

/** What merging does, and how to say that it was not done yet. */
export interface ProposalVerb {
  /** "announce the change". */
  can: string;
  /** " once it has happened". */
  when?: string;
  /** "Not announced yet." */
  yet: string;
}

/** "The coalition's operator can announce the change by merging #7." */
export function proposalWords(
  proposal: ProposalStatus,
  { can, when = "", yet }: ProposalVerb,
  { repositoryUrl }: Pick<NoticeContext, "repositoryUrl">,
): Inline {
  const pull = (number: number) => pullLink(number, repositoryUrl);
  switch (proposal.state) {
    case "none":
      return `${yet} ${proposal.reason}`;
    case "waiting":
      return `${yet} A later hourly run opens the pull request, because GitHub limits each run.`;
    case "open":
      return text`The coalition's operator can ${can} by merging ${pull(proposal.number)}${when}.`;
    case "declined":
      return text`${yet} ${pull(proposal.number)} was closed without merging. That is for the coalition's operator to decide. To continue, reopen it.`;
    case "foreign": {
      const { number, branch } = proposal;
      const found =
        number === undefined
          ? "I opened no pull request, because its branch has commits by someone else."
          : text`${pull(number)} has commits by someone else, so I leave it alone.`;
      return text`${yet} ${found} Delete the branch ${code(branch)} and I create it again.`;
    }
  }
}

export function pullLink(number: number, repositoryUrl: string): PhrasingContent[] {
  return link([{ type: "text", value: `#${number}` }], `${repositoryUrl}/pull/${number}`);
}

/** How many accounts of one operator are named. */
const LISTED_ACCOUNTS = 10;

/** What naming an operator needs. */
export type People = Pick<NoticeContext, "logins"> & {
  /** Account numbers that this text mentioned already; new ones are added. */
  mentioned?: Set<number>;
};

/** "Base Operations (@base)". Deleted accounts, and those mentioned before, are named without a mention. */
export function operatorWords({ name, github }: Operator, people: People): PhrasingContent[] {
  if (github.length === 0) return text`${name} (no account on record)`;
  const accounts = github.slice(0, LISTED_ACCOUNTS).map(({ id, login }) => {
    const now = people.logins.get(id);
    if (now === undefined || people.mentioned?.has(id)) return code(now ?? login);
    people.mentioned?.add(id);
    return mention(now);
  });
  const more = github.length - LISTED_ACCOUNTS;
  const listed = accounts.flatMap((it, index) => (index === 0 ? it : text`, ${it}`));
  return text`${name} (${listed}${more > 0 ? ` and ${more} more)` : ")"}`;
}

/** "One coalition needs", "2 coalitions need", "1 of 2 coalitions needs". */
export function coalitionsNeed(count: number, all: number): string {
  const verb = count === 1 ? "needs" : "need";
  if (count < all) return `${count} of ${all} coalitions ${verb}`;
  return count === 1 ? `One coalition ${verb}` : `${counted(count, "coalition")} ${verb}`;
}
