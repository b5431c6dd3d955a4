// The notices whose comments are golden: one for each place that a notice can stand at.

import type { Definition, Operator, Upcoming } from "../../src/core/definition.ts";
import {
  type FiledNotice,
  type Judgement,
  judgeNotice,
  type StandingNotice,
} from "../../src/core/notice/judge.ts";
import { type BumpNotice, upcomingOf } from "../../src/core/notice/notice.ts";
import { editOf } from "../../src/core/operate/plan.ts";
import type { ToldNotice } from "../../src/core/render/notice/comment.ts";
import type { NoticeContext, ProposalStanding } from "../../src/core/render/notice/context.ts";
import { whyNotProposed } from "../../src/core/render/notice/proposal.ts";
import { changed, confluence, definition, lattice, modules, OPERATOR } from "./definitions.ts";
import { assertSound, bodyOf, filed, judgedBy, STRANGER } from "./filed-notices.ts";
import { idOf, mrtdOf } from "./ids.ts";

export const BASE_OPS: Operator = {
  name: "Base Operations",
  github: [
    { login: "base-before-its-renaming", id: 11 },
    { login: "deleted-account", id: 12 },
  ],
};
const ROUTER_OPS: Operator = { name: "Router Crew", github: [{ login: "router-crew", id: 13 }] };
export const BASE_AUTHOR = { id: 11, login: "base-ops", type: "User" };

export const NOTICE_CONTEXT: NoticeContext = {
  repositoryUrl: "https://git.example/mini/registry",
  baseUrl: "https://mini.example/",
  baseBranch: "main",
  logins: new Map([
    [11, "base-ops"],
    [13, "router-crew"],
    [1001, "miniature-works"],
  ]),
};

export const BEFORE = "2026-11-26T09:00:00Z";
export const AFTER = "2026-12-01T14:20:00Z";

const HASH = idOf("base, content");
const ROOT = idOf("base, tickets");
export const CITIZEN = lattice("base.mainnet", {
  operator: BASE_OPS,
  contentHash: HASH,
  ticketIssuanceRoot: ROOT,
  mrtds: [{ unit: "unseal", mrtd: mrtdOf("base, image") }],
});
const OTHER = lattice("other.mainnet", { chainId: 11 });
const SPAN = [{ stableId: CITIZEN.stableId, name: "base.mainnet" }];
const PIN = [{ stableId: CITIZEN.stableId, contentHash: HASH, name: "base.mainnet" }];
const CONFIG = { content: "c0ffee", acl: "ac1d" };

export const ONE = definition({ name: "mini.one", title: "Mini One", lattices: [CITIZEN, OTHER] });
export const TWO = definition({
  name: "mini.two",
  title: "Mini Two",
  operator: { name: "Operators of Two", github: [{ login: "two-ops", id: 14 }] },
  lattices: [CITIZEN],
});
const own = { ...CITIZEN, operator: OPERATOR };
/** Another one than the others name operates the citizen by what this one says. */
const OWN = definition({ name: "mini.own", title: "Mini Own", lattices: [own] });
const router = (parts: object) =>
  changed(ONE, { confluences: [confluence("router", { operator: ROUTER_OPS, ...parts })] });

export const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: CITIZEN.stableId,
  to: idOf("base, next"),
  effectiveAt: "2026-12-01T14:00:00Z",
  releaseNotes: "https://base.example/releases/7",
  reason: "The committee moves to a new image.",
};
const about = (changes: Partial<BumpNotice>): BumpNotice => ({ ...NOTICE, ...changes });
const ROTATION = about({ kind: "content-hash", id: HASH, to: idOf("base, next content") });

export const announcing = (
  before: Definition,
  notice = NOTICE,
  changes: Partial<Upcoming> = {},
): Definition => changed(before, { upcoming: [{ ...upcomingOf(notice, 7), ...changes }] });
const bumped = (before: Definition, to = NOTICE.to ?? ""): Definition =>
  changed(before, {
    lattices: before.lattices.map((it) =>
      it.stableId === CITIZEN.stableId ? { ...it, stableId: to } : it,
    ),
  });

/** How a case comes about; what it does not say is usual. */
export interface NoticeCase {
  notice?: BumpNotice | string;
  filed?: Partial<FiledNotice>;
  versions: Definition[][];
  now?: string;
  /** Files that are no definitions. */
  broken?: Record<string, string>;
  /** Whether the definitions are to pass the check, as they usually are. */
  sound?: boolean;
  others?: StandingNotice[];
  /** Of each coalition; what is proposed, and not named here, is an open pull request. */
  proposals?: Record<string, ProposalStanding>;
  refusedAcceptance?: string;
}

export function judged(given: NoticeCase): Judgement {
  const { versions, now = BEFORE, notice = NOTICE, others = [], broken, sound = !broken } = given;
  const by = judgedBy(versions, now, broken);
  if (sound) assertSound(by);
  return judgeNotice(filed(notice, { author: BASE_AUTHOR, ...given.filed }), by, others);
}

export function toldOf(given: NoticeCase): ToldNotice {
  const judgement = judged(given);
  const open = judgement.steps.map(({ coalition, plan }, index): [string, ProposalStanding] => [
    coalition,
    editOf(plan)
      ? { state: "open", number: 21 + index }
      : { state: "none", why: whyNotProposed(plan) },
  ]);
  const { refusedAcceptance } = given;
  return {
    judgement,
    proposals: new Map([...open, ...Object.entries(given.proposals ?? {})]),
    marks: ["<!-- read 0123 -->"],
    ...(refusedAcceptance === undefined ? {} : { refusedAcceptance }),
  };
}

const BOTH = [[ONE, TWO]];
const BOTH_ANNOUNCED = [...BOTH, [announcing(ONE)], [announcing(TWO)]];

export const NOTICE_CASES: Record<string, NoticeCase> = {
  "faulty-fields": {
    versions: BOTH,
    notice: bodyOf(NOTICE, {
      "current-id": `0x${NOTICE.id}`,
      "new-id": (NOTICE.to ?? "").toUpperCase(),
      "effective-at": "next Tuesday, 14:00",
      reason: "_No response_",
      statement: "- [ ] I run what this notice is about, or speak for those who do.",
    }),
  },
  "faulty-by-the-registry": {
    versions: BOTH,
    notice: about({ id: NOTICE.to ?? "", to: NOTICE.id, effectiveAt: "2026-11-25T14:00:00Z" }),
  },
  "already-announced-by-another": {
    versions: BOTH,
    filed: { number: 9 },
    others: [{ number: 7, notice: NOTICE, coalitions: ["mini.one", "mini.two"] }],
  },
  unverified: { versions: BOTH, filed: { author: STRANGER } },
  "partly-unverified": { versions: [[ONE, OWN, TWO]] },
  "acceptance-refused": {
    versions: BOTH,
    filed: { author: STRANGER },
    refusedAcceptance:
      "The label accepted was set by somebody who may not write to this repository, and was taken away again.",
  },
  accepted: { versions: BOTH, filed: { author: STRANGER, accepted: true } },
  "to-be-announced": { versions: BOTH },
  "on-short-notice": { versions: BOTH, now: "2026-12-01T08:00:00Z" },
  "partly-announced": { versions: [...BOTH, [announcing(ONE)]] },
  announced: { versions: BOTH_ANNOUNCED },
  "to-be-amended": {
    versions: BOTH_ANNOUNCED,
    notice: about({ effectiveAt: "2026-12-03T14:00:00Z" }),
  },
  due: {
    versions: BOTH_ANNOUNCED,
    now: AFTER,
    proposals: { "mini.one": { state: "open", number: 31 } },
  },
  "due-in-one-of-two": {
    versions: [...BOTH, [announcing(ONE)], [announcing(TWO)], [bumped(ONE)]],
    now: AFTER,
    proposals: { "mini.two": { state: "open", number: 32 } },
  },
  declined: { versions: BOTH, proposals: { "mini.two": { state: "declined", number: 22 } } },
  "branch-of-somebody-else": {
    versions: BOTH,
    proposals: {
      "mini.two": { state: "foreign", number: 22, branch: "bump-notice/7/mini_two" },
    },
  },
  "refused-by-the-check": {
    versions: [[ONE, TWO]],
    notice: about({ kind: "retirement", to: null }),
  },
  "could-not-be-proposed": {
    versions: BOTH,
    proposals: {
      "mini.two": {
        state: "none",
        why: "It could not be proposed; it is tried again at the next run, within the hour. GitHub does not allow this workflow to open pull requests.",
      },
    },
  },
  "nothing-to-do": { versions: [[changed(ONE, { lattices: [CITIZEN] }), TWO]], notice: ROTATION },
  "one-of-three-pins": {
    versions: [[router({ span: PIN, config: CONFIG }), TWO, withoutHash("mini.zero")]],
    notice: ROTATION,
  },
  "waits-for-a-confluence": { versions: [[router({ span: SPAN }), TWO]] },
  "a-confluence-follows": { versions: [[router({ span: SPAN, config: CONFIG })]] },
  "metadata-image": {
    versions: BOTH,
    notice: about({ kind: "mrtd", id: mrtdOf("base, image"), to: mrtdOf("base, next image") }),
  },
  "metadata-ticket-root": {
    versions: BOTH,
    notice: about({ kind: "ticket-issuance-root", id: ROOT, to: idOf("next root") }),
  },
  retirement: {
    versions: [[ONE]],
    notice: about({ kind: "retirement", to: null, releaseNotes: null, reason: "It is done." }),
  },
  "a-retired-and-a-broken-coalition": {
    versions: [[ONE, TWO, retired()]],
    broken: { "coalitions/mini.two.json": `{ "stableId": "${CITIZEN.stableId}", ` },
  },
  "carried-out": {
    versions: [...BOTH_ANNOUNCED, [bumped(ONE)], [bumped(TWO)]],
    now: AFTER,
  },
  "overtaken-in-one": {
    versions: [...BOTH_ANNOUNCED, [bumped(ONE)], [bumped(TWO, idOf("something else"))]],
    now: AFTER,
  },
  "withdrawn-before-anything": { versions: BOTH, filed: { open: false } },
  "withdrawn-and-taken-back": { versions: BOTH_ANNOUNCED, filed: { open: false } },
  "withdrawn-for-good": {
    versions: [...BOTH_ANNOUNCED, [ONE], [TWO]],
    filed: { open: false },
  },
};

function withoutHash(name: string): Definition {
  const { contentHash: _, ...rest } = CITIZEN;
  return definition({ name, lattices: [rest], modules: modules("atlas") });
}

function retired(): Definition {
  const retirement = { at: "2026-01-01T00:00:00Z", reason: "Done.", replacement: null };
  return definition({ name: "mini.retired", lattices: [CITIZEN, OTHER], retirement });
}
