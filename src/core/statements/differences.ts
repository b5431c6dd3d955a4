// Differences in identity between two statements about one id: its class, a lattice's name and chain id, a
// confluence's name, span and config. A change that one has carried out and the other only announces is not a
// contradiction, because cutovers reach one coalition after the other.

import type { Confluence, Hex, Lattice, SpannedCitizen } from "../registry/definition.ts";
import { counted } from "../text.ts";
import type { Claim } from "./claim.ts";
import { type Announced, claimLabel, type Statement } from "./statement.ts";

/** One fact that differs, with both values. */
export interface Difference {
  /** Its place in the first file. */
  pointer: string;
  what: "class" | "owner" | "name" | "chain id" | "span" | "config.content" | "config.acl";
  here: string;
  there: string;
}

/** Modules and ticket issuers belong to one coalition: two with the same id contradict each other. */
const OWN = new Set(["module", "ticket-issuer"]);
const CITIZENS = new Set(["lattice", "organism", "citizen"]);

/** What differs between two statements about one id; empty if they agree. */
export function differencesOf(a: Statement, b: Statement): Difference[] {
  // Other rules report differences within one coalition.
  if (a.definition.name === b.definition.name) return [];
  const [one, other] = [a.claim, b.claim];
  const labels = { pointer: one.pointer, here: claimLabel(a), there: claimLabel(b) };
  if (one.class !== other.class) {
    const isSpan = one.class === "citizen" || other.class === "citizen";
    const agree = isSpan && CITIZENS.has(one.class) && CITIZENS.has(other.class);
    return agree ? [] : [{ what: "class", ...labels }];
  }
  if (OWN.has(one.class)) return [{ what: "owner", ...labels }];
  if (one.class === "coalition" || other.class === "coalition") return [];
  const { part } = one;
  const theirs = other.part;
  if (part.class === "lattice" && theirs.class === "lattice") {
    return latticeDifferences(part.pointer, part.value, theirs.value);
  }
  if (one.class === "confluence" && part.class === "confluence" && theirs.class === "confluence") {
    const after = (id: Hex) => announcedAfter(id, [a.announced, b.announced]);
    return confluenceDifferences(part.pointer, part.value, theirs.value, after);
  }
  return [];
}

function latticeDifferences(pointer: string, here: Lattice, there: Lattice): Difference[] {
  return [
    ...fact("name", `${pointer}/name`, quoted(here.name), quoted(there.name)),
    ...fact("chain id", `${pointer}/chainId`, String(here.chainId), String(there.chainId)),
  ];
}

function confluenceDifferences(
  pointer: string,
  here: Confluence,
  there: Confluence,
  after: (id: Hex) => Hex | null,
): Difference[] {
  const config = (key: "content" | "acl"): Difference[] =>
    here.config && there.config
      ? fact(`config.${key}`, `${pointer}/config/${key}`, here.config[key], there.config[key])
      : [];
  return [
    ...fact("name", `${pointer}/name`, quoted(here.name), quoted(there.name)),
    ...spanDifferences(`${pointer}/span`, here.span, there.span, after),
    ...config("content"),
    ...config("acl"),
  ];
}

function fact(
  what: Difference["what"],
  pointer: string,
  here: string,
  there: string,
): Difference[] {
  return here === there ? [] : [{ what, pointer, here, there }];
}

function spanDifferences(
  pointer: string,
  here: readonly SpannedCitizen[],
  there: readonly SpannedCitizen[],
  after: (id: Hex) => Hex | null,
): Difference[] {
  const [ours, theirs] = [spanAfter(here, after), spanAfter(there, after)];
  const at = ours.findIndex((it, index) => it !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return [];
  const [mine, other] = [here[at], there[at]];
  // If both have the same number, mark the one that differs.
  if (here.length !== there.length || ours.length !== here.length || !mine || !other) {
    const [count, theirCount] = [here.length, there.length].map((it) => counted(it, "citizen"));
    return [{ what: "span", pointer, here: `${count}`, there: `${theirCount}` }];
  }
  const place = `${pointer}/${at}`;
  if (mine.stableId !== other.stableId) {
    return fact("span", `${place}/stableId`, mine.stableId, other.stableId);
  }
  const key = mine.contentHash === undefined ? "stableId" : "contentHash";
  return fact("span", `${place}/${key}`, pinWords(mine), pinWords(other));
}

/** The span after everything announced, without citizens that retire. */
function spanAfter(span: readonly SpannedCitizen[], after: (id: Hex) => Hex | null): string[] {
  return span.flatMap(({ stableId, contentHash }) => {
    const id = after(stableId);
    if (id === null) return [];
    return contentHash === undefined ? id : `${id} ${after(contentHash)}`;
  });
}

function pinWords({ stableId, contentHash }: SpannedCitizen): string {
  return `${stableId} with ${contentHash === undefined ? "no pinned content hash" : `content hash ${contentHash}`}`;
}

function quoted(name: string): string {
  return JSON.stringify(name);
}

/** Announcements can follow one another. Nobody has more than a few, and a cycle must end. */
const MOST_STEPS = 8;

/** What replaces an id, following these announcements one after the other; null if it retires. */
export function announcedAfter(id: Hex, announcements: readonly Announced[]): Hex | null {
  let now = id;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = announcements.find(({ after }) => after.has(now))?.after.get(now);
    if (next === null) return null;
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** Equal for statements about one id with the same identity, so most need no further comparison. */
export function identityKey(claim: Claim, coalition: string): string {
  switch (claim.class) {
    case "lattice": {
      const { name, chainId } = claim.part.value as Lattice;
      return JSON.stringify([claim.class, name, chainId]);
    }
    case "confluence": {
      const { name, span, config } = claim.part.value as Confluence;
      const ids = span.map(({ stableId, contentHash }) => [stableId, contentHash ?? ""]);
      return JSON.stringify([claim.class, name, ids, config?.content, config?.acl]);
    }
    case "module":
    case "ticket-issuer":
      return JSON.stringify([claim.class, coalition]);
    default:
      return claim.class;
  }
}
