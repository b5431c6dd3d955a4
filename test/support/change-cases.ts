// For each kind of change, the smallest pair of definitions that shows it.

import type { ChangeKind } from "../../src/core/changes/change.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  OPERATOR,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

const A = lattice("a.mainnet", {
  contentHash: idOf("a, content"),
  ticketIssuanceRoot: idOf("a, tickets"),
  mrtds: [{ unit: "unseal", mrtd: mrtdOf("a") }],
});
const B = lattice("b.mainnet");
const ORACLE = organism("oracle");
const ROUTER = confluence("router");
const ISSUER = ticketIssuer("tickets");

export const BEFORE = definition({
  lattices: [A, B],
  organisms: [ORACLE],
  confluences: [ROUTER],
  modules: modules("atlas"),
  ticketIssuer: ISSUER,
});

const NOTICE: Upcoming = {
  notice: 7,
  kind: "stable-id",
  id: A.stableId,
  to: idOf("a, next"),
  effectiveAt: "2026-12-01T14:00:00Z",
  reason: "A new image.",
};
const ANNOUNCED = changed(BEFORE, { upcoming: [NOTICE] });
const RETIREMENT = { at: "2026-12-01T14:00:00Z", reason: "It is done.", replacement: null };
const RETIRED = changed(BEFORE, { retirement: RETIREMENT });
const NEXT_A = { ...A, stableId: idOf("a, next") };
const OTHER_A = { ...A, stableId: idOf("a, not the announced one") };

const DISCLOSED = confluence("router", { config: { content: "00", acl: "01" } });
const { config: _, ...UNDISCLOSED } = DISCLOSED;

type Pair = [before: Definition, after: Definition];

/** BEFORE, and BEFORE with these changes. */
const to = (changes: Partial<Definition>): Pair => [BEFORE, changed(BEFORE, changes)];

/** What only the change log reports, because a pair of definitions does not show it. */
type TellsTheLog = "published" | "overdue" | "history-rewritten";

/** Each pair shows its kind and no other, except those in ALSO. */
export const CASES: Record<Exclude<ChangeKind, TellsTheLog>, Pair> = {
  "citizen-added": to({ lattices: [A, lattice("c.mainnet"), B] }),
  "citizen-removed": to({ organisms: [] }),
  "citizen-bumped": to({ lattices: [NEXT_A, B] }),
  "citizen-renamed": to({ lattices: [A, { ...B, name: "b.renamed" }] }),
  "content-hash-rotated": to({ lattices: [{ ...A, contentHash: idOf("x") }, B] }),
  "ticket-issuance-root-rotated": to({ lattices: [{ ...A, ticketIssuanceRoot: idOf("x") }, B] }),
  "mrtd-rotated": to({ lattices: [{ ...A, mrtds: [{ unit: "unseal", mrtd: mrtdOf("x") }] }, B] }),
  "confluence-added": to({ confluences: [ROUTER, confluence("ledger")] }),
  "confluence-removed": to({ confluences: [] }),
  "confluence-upgraded": to({ confluences: [{ ...ROUTER, fingerprint: idOf("x") }] }),
  "span-changed": to({ confluences: [{ ...ROUTER, span: [] }] }),
  "module-shipped": to({ modules: modules("atlas", "chronicle") }),
  "module-withdrawn": to({ modules: modules() }),
  "module-upgraded": to({
    modules: { ...modules(), atlas: shippedModule("atlas", { fingerprint: idOf("x") }) },
  }),
  "issuer-added": [changed(BEFORE, { ticketIssuer: null }), BEFORE],
  "issuer-rotated": to({ ticketIssuer: { ...ISSUER, fingerprint: idOf("x") } }),
  "issuer-removed": to({ ticketIssuer: null }),
  "order-changed": to({ lattices: [B, A] }),
  "derivation-changed": to({ derivation: "modules-derived" }),
  "config-disclosed": [
    changed(BEFORE, { confluences: [UNDISCLOSED] }),
    changed(BEFORE, { confluences: [DISCLOSED] }),
  ],
  "peer-hints-changed": to({ peerHints: [{ peerId: peerOf("x") }] }),
  "authority-changed": to({ operator: { ...OPERATOR, github: [{ login: "other", id: 2 }] } }),
  announced: [BEFORE, ANNOUNCED],
  amended: [ANNOUNCED, changed(BEFORE, { upcoming: [{ ...NOTICE, reason: "Later." }] })],
  "announcement-withdrawn": [ANNOUNCED, BEFORE],
  "announcement-fulfilled": [ANNOUNCED, changed(BEFORE, { lattices: [NEXT_A, B] })],
  "announcement-overtaken": [ANNOUNCED, changed(BEFORE, { lattices: [OTHER_A, B] })],
  "next-fingerprint-changed": [ANNOUNCED, changed(ANNOUNCED, { ticketIssuer: null })],
  "coalition-renamed": to({ name: "mini.renamed" }),
  retired: [BEFORE, RETIRED],
  "retirement-amended": [
    RETIRED,
    changed(BEFORE, { retirement: { ...RETIREMENT, replacement: "mini.next" } }),
  ],
  "retirement-withdrawn": [RETIRED, BEFORE],
  "metadata-changed": to({ title: "Another title" }),
};

/** The kinds that come with a change of this kind. */
export const ALSO: Partial<Record<ChangeKind, ChangeKind[]>> = {
  "announcement-fulfilled": ["citizen-bumped"],
  "announcement-overtaken": ["citizen-bumped"],
  "next-fingerprint-changed": ["issuer-removed"],
};
