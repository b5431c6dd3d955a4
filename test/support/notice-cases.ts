// The notices whose comments are golden: one for each state that a notice can have.

import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, definition, modules } from "./definitions.ts";
import { bodyOf, STRANGER } from "./filed-notices.ts";
import { idOf, mrtdOf } from "./ids.ts";
import type { NoticeCase } from "./judged-notices.ts";
import {
  AFTER,
  about,
  announcing,
  bumped,
  CITIZEN,
  CONFIG,
  NOTICE,
  ONE,
  OTHER,
  OWN,
  PIN,
  ROOT,
  ROTATION,
  router,
  SPAN,
  TWO,
} from "./noticed-definitions.ts";

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
      statement: "- [ ] I operate what this notice is about, or file it for its operator.",
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
      "I removed the label accepted, because an account without write access set it.",
  },
  accepted: { versions: BOTH, filed: { author: STRANGER, accepted: true } },
  "to-be-announced": { versions: BOTH },
  "on-short-notice": { versions: BOTH, now: "2026-12-01T08:00:00Z" },
  "at-once": {
    versions: BOTH,
    filed: { filedAt: "2026-11-23T02:10:00Z" },
    notice: about({ atOnce: true, reason: "Its key is out." }),
  },
  "at-once-though-announced": {
    versions: BOTH_ANNOUNCED,
    filed: { filedAt: "2026-11-23T02:10:00Z" },
    notice: about({ atOnce: true, reason: "Its key is out." }),
  },
  "at-once-and-done": {
    versions: [...BOTH, [bumped(ONE)], [bumped(TWO)]],
    filed: { filedAt: "2026-11-23T02:10:00Z" },
    notice: about({ atOnce: true, reason: "Its key is out." }),
  },
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
        reason:
          "Opening a pull request failed; the next hourly run tries again. GitHub does not allow this workflow to open pull requests.",
      },
    },
  },
  "nothing-to-do": { versions: [[changed(ONE, { lattices: [CITIZEN] }), TWO]], notice: ROTATION },
  "nothing-to-do-as-far-as-known": {
    versions: [[changed(ONE, { lattices: [CITIZEN] }), TWO]],
    notice: ROTATION,
    broken: { "coalitions/mini.unreadable.json": "{" },
  },
  "one-of-three-pins": {
    versions: [[router({ span: PIN, config: CONFIG }), TWO, withoutHash("mini.zero")]],
    notice: ROTATION,
  },
  "waits-for-a-confluence": { versions: [[router({ span: SPAN }), TWO]] },
  "a-confluence-follows": { versions: [[router({ span: SPAN, config: CONFIG })]] },
  "only-a-confluence-spans-it": {
    versions: [[changed(router({ span: SPAN, config: CONFIG }), { lattices: [OTHER] }), TWO]],
  },
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
