// Problems of a notice in a registry of three coalitions, one of them retired. A golden file has all messages by
// case.

import { describe, expect, it } from "vitest";
import type { NoticeSurroundings } from "../../../src/core/notice/check-current-id.ts";
import { checkNotice } from "../../../src/core/notice/check-notice.ts";
import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import { NOTICE_PROBLEMS } from "../../../src/core/notice/problem-codes.ts";
import {
  announced,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf, peerOf } from "../../support/ids.ts";
import {
  bytesOfText,
  bytesOfValue,
  fileOf,
  registryOf,
  registryOfAll,
} from "../../support/registries.ts";

const BASE = lattice("base.mainnet", {
  contentHash: idOf("base content"),
  ticketIssuanceRoot: idOf("base root"),
  mrtds: [{ unit: "builder", mrtd: mrtdOf("base image") }],
});
const OTHER = lattice("other.mainnet", {
  contentHash: idOf("other content"),
  mrtds: [{ unit: "builder", mrtd: mrtdOf("other image") }],
});
const ROUTER = confluence("router", {
  span: [
    { stableId: BASE.stableId, contentHash: BASE.contentHash ?? "" },
    { stableId: idOf("spanned"), contentHash: idOf("spanned content") },
  ],
});
const ONE = definition({
  name: "l2.one",
  lattices: [BASE, OTHER],
  confluences: [ROUTER],
  modules: modules("atlas"),
  ticketIssuer: ticketIssuer("tickets"),
  upcoming: [
    announced(OTHER.stableId, idOf("other v2"), { notice: 5, effectiveAt: "2026-12-20T14:00:00Z" }),
  ],
});
const TWO = definition({ name: "l2.two", lattices: [BASE] });
const RETIRED = definition({
  name: "l2.retired",
  lattices: [],
  organisms: [organism("old")],
  retirement: { at: "2026-10-01T00:00:00Z", reason: "Nobody used it.", replacement: null },
});
const REGISTRY = registryOf({
  ...Object.fromEntries([ONE, TWO, RETIRED].map((it) => [fileOf(it), bytesOfValue(it)])),
  "coalitions/l2.broken.json": bytesOfText("{"),
});

const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: BASE.stableId,
  to: idOf("base v2"),
  effectiveAt: "2026-12-10T14:00:00Z",
  releaseNotes: null,
  reason: "The next version.",
};
const PAST: Record<string, string> = {
  [idOf("base v0")]: "the stable id of lattice base.mainnet in l2.one, until 2026-05-01",
  [mrtdOf("image v0")]: "the MR_TD of builder, lattice base.mainnet in l2.one, until 2026-05-01",
};
const AROUND: NoticeSurroundings = {
  number: 7,
  now: "2026-11-23T15:00:00Z",
  registry: REGISTRY,
  published: new Map(),
  publishedAs: (id) => PAST[id],
  others: [],
  announced: false,
  proposed: false,
  carriedOut: false,
};
const openNotice = (number: number, notice: Partial<BumpNotice>) => ({
  number,
  notice: { ...NOTICE, ...notice },
  coalitions: ["l2.one", "l2.two"],
});

type Case = [notice: Partial<BumpNotice>, around?: Partial<NoticeSurroundings>];

const ZERO = organism("zero", { stableId: "0".repeat(64) });
const OF_ZERO = definition({ name: "l2.zero", lattices: [], organisms: [ZERO] });

const RIGHT: Record<string, Case> = {
  "from an id of nothing that some definition has": [
    { id: ZERO.stableId },
    { registry: registryOfAll(OF_ZERO) },
  ],
  "in the past, and proposed in time": [
    { effectiveAt: "2026-11-20T14:00:00Z" },
    { proposed: true },
  ],
  "a stable id": [{}],
  "a fingerprint of a confluence": [{ kind: "fingerprint", id: ROUTER.fingerprint }],
  "a fingerprint of a module": [{ kind: "fingerprint", id: idOf("module atlas") }],
  "a fingerprint of a ticket issuer": [{ kind: "fingerprint", id: idOf("ticket issuer tickets") }],
  "a content hash": [{ kind: "content-hash", id: BASE.contentHash ?? "" }],
  "a content hash that is pinned alone": [{ kind: "content-hash", id: idOf("spanned content") }],
  "an MR_TD": [{ kind: "mrtd", id: mrtdOf("base image"), to: mrtdOf("new image") }],
  "a ticket root": [{ kind: "ticket-issuance-root", id: idOf("base root") }],
  "a retirement": [{ kind: "retirement", to: null }],
  "exactly one business day ahead": [{ effectiveAt: "2026-11-24T15:00Z" }],
  "another notice about the same id that came later": [{}, { others: [openNotice(9, {})] }],
  "another notice about another id": [
    {},
    { others: [openNotice(3, { id: idOf("x"), to: idOf("y") })] },
  ],
  "announced by this notice itself": [
    { id: OTHER.stableId, to: idOf("other v2") },
    { number: 5, publishedAs: () => "the announced stable id of lattice other.mainnet in l2.one" },
  ],
  "announced, and its time has passed": [
    { effectiveAt: "2026-11-01T00:00:00Z" },
    { announced: true },
  ],
  "announced, and its change has taken place": [
    { id: idOf("base v0"), to: BASE.stableId, effectiveAt: "2026-11-01T00:00:00Z" },
    { announced: true },
  ],
};

const WRONG: Record<string, Case> = {
  "a slip in the id": [{ id: BASE.stableId.slice(0, 62) + "zz".replaceAll("z", "0") }],
  "an id that nobody refers to": [{ id: idOf("nobody's") }],
  "a content hash given as a stable id": [{ id: BASE.contentHash ?? "" }],
  "a stable id given as a content hash": [{ kind: "content-hash" }],
  "a confluence's fingerprint given as a stable id": [{ id: ROUTER.fingerprint }],
  "a retirement of a content hash": [{ kind: "retirement", id: BASE.contentHash ?? "", to: null }],
  "a coalition's own fingerprint": [{ kind: "fingerprint", id: TWO.fingerprint }],
  "a citizen that is spanned alone": [{ id: idOf("spanned") }],
  "the id of a peer": [{ id: peerOf("peer") }],
  "an id of a retired coalition": [{ id: idOf("organism old") }],
  "an id that was current once": [{ id: idOf("base v0") }],
  "an id that is to come": [{ id: idOf("other v2") }],
  "an id that was current once, of a notice announced that is unknown": [
    { id: idOf("nobody's") },
    { announced: true },
  ],
  "the examples of the form, left as they are": [
    {
      id: "7d1f0c5e9a3b8642d0c7f1e5a9b3d8640c2f7e1a5b9d3c8604f2e7a1b5d9c386",
      to: "3c8604f2e7a1b5d9c3867d1f0c5e9a3b8642d0c7f1e5a9b3d8640c2f7e1a5b9d",
    },
  ],
  "a new id of zeros": [{ to: "0".repeat(64) }],
  "a new content hash of nothing": [
    {
      kind: "content-hash",
      id: BASE.contentHash ?? "",
      to: "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
    },
  ],
  "a current id of zeros, and the current one as the new one": [
    { id: "0".repeat(64), to: BASE.stableId },
  ],
  "equal ids": [{ to: BASE.stableId }],
  "swapped ids": [{ id: idOf("base v2"), to: BASE.stableId }],
  "a new id that another part has": [{ to: ROUTER.fingerprint }],
  "a new id that a retired part has": [{ to: idOf("organism old") }],
  "a new id that is a coalition's": [{ to: TWO.fingerprint }],
  "a new id that was published once": [{ to: idOf("base v0") }],
  "a new id that is announced for another": [{ to: idOf("other v2") }],
  "a new id that an open notice claims": [
    {},
    { others: [openNotice(3, { id: idOf("router"), to: idOf("base v2") })] },
  ],
  "a new id of an announced notice that was edited": [{ to: OTHER.stableId }, { announced: true }],
  "an MR_TD that another unit has": [
    { kind: "mrtd", id: mrtdOf("base image"), to: mrtdOf("other image") },
  ],
  "an MR_TD that comes back": [{ kind: "mrtd", id: mrtdOf("base image"), to: mrtdOf("image v0") }],
  "a content hash that is a stable id": [
    { kind: "content-hash", id: BASE.contentHash ?? "", to: OTHER.stableId },
  ],
  "an id that another notice announces": [{ id: OTHER.stableId, to: idOf("other v3") }],
  "an id that an earlier open notice is about": [{}, { others: [openNotice(3, {})] }],
  "a time that has passed": [{ effectiveAt: "2026-11-23T15:00:00Z" }],
  "a second too little ahead": [{ effectiveAt: "2026-11-24T14:59:59Z" }],
  "on Monday, filed on Friday evening": [
    { effectiveAt: "2026-11-30T08:00:00Z" },
    { now: "2026-11-27T18:00:00Z" },
  ],
  "a century too far": [{ effectiveAt: "2126-12-10T14:00:00Z" }],
  "everything at once": [
    { id: OTHER.stableId, to: idOf("base v0"), effectiveAt: "1999-01-01T00:00:00Z" },
  ],
};

const problemsOf = ([notice, around]: Case) =>
  checkNotice({ ...NOTICE, ...notice }, { ...AROUND, ...around });

describe("right", () => {
  it.each(Object.entries(RIGHT))("%s", (_, given) => {
    expect(problemsOf(given)).toEqual([]);
  });
});

describe("wrong", () => {
  it.each(Object.entries(WRONG))("%s", (_, given) => {
    expect(problemsOf(given)).not.toEqual([]);
  });

  it("has the messages of the golden file", async () => {
    const all = Object.entries(WRONG).map(([name, given]) => [name, problemsOf(given)]);
    const text = `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("check-notice.expected.json");
  });

  it("covers each code that depends on the registry", () => {
    const codes = Object.keys(NOTICE_PROBLEMS);
    const given = Object.values(WRONG).flatMap((it) => problemsOf(it).map(({ code }) => code));
    expect([...new Set(given)].sort()).toEqual(codes.slice(codes.indexOf("ids-swapped")).sort());
  });
});
