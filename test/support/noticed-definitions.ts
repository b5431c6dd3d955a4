// A citizen whose id changes, coalitions that refer to it, and the notice.

import { type BumpNotice, upcomingOf } from "../../src/core/notice/notice.ts";
import type { Definition, Operator, Upcoming } from "../../src/core/registry/definition.ts";
import type { NoticeContext } from "../../src/core/render/notice/context.ts";
import { changed, confluence, definition, lattice, OPERATOR } from "./definitions.ts";
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

export const HASH = idOf("base, content");
export const ROOT = idOf("base, tickets");
export const CITIZEN = lattice("base.mainnet", {
  operator: BASE_OPS,
  contentHash: HASH,
  ticketIssuanceRoot: ROOT,
  mrtds: [{ unit: "unseal", mrtd: mrtdOf("base, image") }],
});
export const OTHER = lattice("other.mainnet", { chainId: 11 });
const OTHERS = [{ stableId: OTHER.stableId, name: "other.mainnet" }];
export const SPAN = [{ stableId: CITIZEN.stableId, name: "base.mainnet" }, ...OTHERS];
export const PIN = [
  { stableId: CITIZEN.stableId, contentHash: HASH, name: "base.mainnet" },
  ...OTHERS,
];
export const CONFIG = { content: "c0ffee", acl: "ac1d" };

export const ONE = definition({ name: "mini.one", title: "Mini One", lattices: [CITIZEN, OTHER] });
export const TWO = definition({
  name: "mini.two",
  title: "Mini Two",
  operator: { name: "Operators of Two", github: [{ login: "two-ops", id: 14 }] },
  lattices: [CITIZEN],
});
const own = { ...CITIZEN, operator: OPERATOR };
/** Names a different operator of the citizen than the others. */
export const OWN = definition({ name: "mini.own", title: "Mini Own", lattices: [own] });
export const router = (parts: object) =>
  changed(ONE, { confluences: [confluence("router", { operator: ROUTER_OPS, ...parts })] });

export const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: CITIZEN.stableId,
  to: idOf("base, next"),
  effectiveAt: "2026-12-01T14:00:00Z",
  releaseNotes: "https://base.example/releases/7",
  reason: "The committee moves to a new image.",
};
export const about = (changes: Partial<BumpNotice>): BumpNotice => ({ ...NOTICE, ...changes });
export const ROTATION = about({ kind: "content-hash", id: HASH, to: idOf("base, next content") });

export const announcing = (
  before: Definition,
  notice = NOTICE,
  changes: Partial<Upcoming> = {},
): Definition => changed(before, { upcoming: [{ ...upcomingOf(notice, 7), ...changes }] });
export const bumped = (before: Definition, to = NOTICE.to ?? ""): Definition =>
  changed(before, {
    lattices: before.lattices.map((it) =>
      it.stableId === CITIZEN.stableId ? { ...it, stableId: to } : it,
    ),
  });
