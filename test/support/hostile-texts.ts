// Texts that have broken feeds, pages and terminals, and definitions that contain them wherever the schema allows.

import { validateDefinition } from "../../generated/validators.js";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import {
  announced,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

/** Markup, CDATA ends, control characters, half pairs, overrides, and what readers are known to repair. */
export const HOSTILE: readonly string[] = [
  "<script>alert(1)</script> & <v1> &amp; &lt;b&gt;",
  "]]> and ]]> again ]]>",
  "]]>]]>",
  "<![CDATA[ one <![CDATA[ two ]]> ]]>",
  '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  "&nbsp; &copy; &bogus; &#0; &#x1F; &#xD800; &#65; &amp;amp;",
  "null \u0000 vertical \u000b escape \u001b[31m delete \u007f not-a-character \ufffe\uffff",
  "c1 \u0080 \u0085 \u009f, separators \u2028 and \u2029, lines\r\nand\ttabs",
  "half a pair \ud800 and the other \udfff half, \ud800",
  "override \u202e txt.exe \u202c isolate \u2066 x \u2069 mark \u200f zero \u200b width \ufeff",
  "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
  "\"quotes\" 'and' `ticks` \\ % %00 {{ }} $ {x} $(id)",
  "emoji 🧱 family \u{1f468}\u200d\u{1f469}\u200d\u{1f467} flag \u{1f1eb}\u{1f1f7} combining é \u0301",
  "@everyone closes #1 [link](javascript:alert(1)) <https://x.example>",
  "<a href='javascript:alert(1)' onclick=\"x\">b</a><img src=x onerror=alert(1)>",
  "</title></item></channel></rss></feed></entry>",
  `${"verylongword".repeat(8)} ${"\u{1f9f1}".repeat(200)}`,
  "x".repeat(500),
  "toString", // A name that every object has.
  "<v1>",
  "a&amp;b",
  "]]>",
  "<b>bold</b>",
  "&lt;i&gt;",
];

/** The same without characters that no part's name may have. */
export function asPartName(text: string): string {
  return text.replace(/[^!-~]/g, "").slice(0, 100) || "empty";
}

/** A valid definition with every optional field. */
export function wholeDefinition(name: string): Definition {
  const mrtds = [{ unit: "unit", mrtd: mrtdOf(`${name} unit`) }];
  const span = [
    { stableId: idOf(`${name} citizen`), name: "spanned", contentHash: idOf("content") },
    { stableId: idOf(`${name} elsewhere`) },
  ];
  const service = { docs: "https://example.org/docs", crate: "mini", verbs: ["Mini::read"] };
  const citizen = {
    contentHash: idOf("content"),
    ticketIssuanceRoot: idOf(`${name} root`),
    redFlags: ["One operator runs all units."],
    mrtds,
  };
  return definition({
    name,
    archetype: "multi-operator",
    lattices: [lattice("mini.mainnet", { ...citizen, stableId: idOf(`${name} citizen`) })],
    organisms: [organism("mini", { stableId: idOf(`${name} organism`) })],
    confluences: [
      confluence("router", { fingerprint: idOf(`${name} router`), span, mrtds, ...service }),
    ],
    modules: {
      ...modules(),
      atlas: shippedModule("atlas", { fingerprint: idOf(`${name} atlas`), mrtds, ...service }),
    },
    ticketIssuer: ticketIssuer("tickets", {
      fingerprint: idOf(`${name} tickets`),
      docs: "https://example.org/tickets",
    }),
    peerHints: [{ peerId: peerOf("peer"), address: "203.0.113.7:4433", note: "the first" }],
    upcoming: [
      announced(idOf(`${name} citizen`), idOf(`${name} next`), {
        notice: 1,
        effectiveAt: "2030-12-01T14:00:00Z",
      }),
    ],
    retirement: { at: "2030-12-01T14:00:00Z", reason: "It is done.", replacement: null },
  });
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The definition with the text in every string of one section where the schema allows it, whole or cut; undefined if
 * there is none.
 */
export function withHostileText(
  whole: Definition,
  section: string,
  text: string,
): Definition | undefined {
  const copy = structuredClone(whole) as unknown as Record<string, Json>;
  const oneLine = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, "");
  // A file is UTF-8, so it cannot contain half pairs.
  const tries = [text, oneLine, oneLine.slice(0, 100), asPartName(text)].filter(isWellFormed);
  let changed = 0;
  const visit = (parent: { [key: string]: Json }, key: string): void => {
    const value = parent[key];
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.keys(value)) visit(value as { [key: string]: Json }, inner);
    } else if (typeof value === "string") {
      const fits = tries.find((it) => {
        parent[key] = it;
        return validateDefinition(copy);
      });
      if (fits === undefined) parent[key] = value;
      else changed++;
    }
  };
  visit(copy, section);
  if (changed === 0) return undefined;
  const value = copy as unknown as Definition;
  const { atlas } = value.modules;
  // Names that the fingerprint does not fold may only change together with something that it folds.
  if (atlas) atlas.fingerprint = idOf(`${whole.name} ${section} ${text}`);
  return { ...value, fingerprint: deriveFingerprint(value) };
}

function isWellFormed(text: string): boolean {
  return Buffer.from(text, "utf8").toString("utf8") === text;
}

/** Every section of a definition that may contain free text. */
export const SECTIONS = [
  "title",
  "summary",
  "operator",
  "lattices",
  "organisms",
  "confluences",
  "modules",
  "ticketIssuer",
  "peerHints",
  "upcoming",
  "retirement",
] as const;
