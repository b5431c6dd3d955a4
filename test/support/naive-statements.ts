// A second implementation that finds wrong statements about shared ids: it compares every pair of statements, and
// answers each question from the definitions alone. It takes quadratic time.

import type { Definition } from "../../src/core/registry/definition.ts";
import { naiveDerivation } from "./naive-derivation.ts";

/** What a definition says about an id, as text, and whether the text gives the id. */
interface Said {
  coalition: string;
  kind: string;
  id: string;
  pointer: string;
  /** The facts that must be the same elsewhere. */
  facts: { name?: string; chain?: string; span?: string; config?: string };
  proof: "yes" | "no" | "none";
  /** For a span: whether the bytes of its service contain it. */
  isAttested: boolean;
}

const spanText = (span: readonly { stableId: string; contentHash?: string }[] = []) =>
  span.map(({ stableId, contentHash = "" }) => `${stableId}+${contentHash}`).join(",");

function saidIn(of: Definition): Said[] {
  const { name: coalition } = of;
  const derived = naiveDerivation(of);
  const said: Said[] = [];
  const say = (it: Omit<Said, "coalition" | "isAttested">, isAttested = false) =>
    said.push({ coalition, isAttested, ...it });
  say({ kind: "coalition", id: of.fingerprint, pointer: "", facts: {}, proof: "yes" });
  of.lattices.forEach(({ name, chainId, stableId: id }, at) => {
    const facts = { name, chain: `${chainId}` };
    const proof = derived.lattices[at] === id ? "yes" : "no";
    say({ kind: "lattice", id, pointer: `/lattices/${at}`, facts, proof });
  });
  of.organisms.forEach(({ stableId: id }, at) => {
    say({ kind: "organism", id, pointer: `/organisms/${at}`, facts: {}, proof: "none" });
  });
  of.confluences.forEach(({ name, fingerprint: id, span, config }, at) => {
    const isProven = derived.confluences[at] === id;
    const bytes = config && `${config.content}|${config.acl}`;
    const facts = { name, span: spanText(span), ...(bytes && { config: bytes }) };
    const pointer = `/confluences/${at}`;
    say({ kind: "confluence", id, pointer, facts, proof: isProven ? "yes" : "none" });
    for (const { stableId } of span) {
      say({ kind: "span", id: stableId, pointer, facts: {}, proof: "none" }, isProven);
    }
  });
  for (const [kind, it] of Object.entries(of.modules)) {
    if (!it) continue;
    const pointer = `/modules/${kind}`;
    say({ kind: "module", id: it.fingerprint, pointer, facts: {}, proof: "none" });
  }
  const issuer = of.ticketIssuer;
  if (issuer) {
    const { fingerprint: id } = issuer;
    say({ kind: "issuer", id, pointer: "/ticketIssuer", facts: {}, proof: "none" });
  }
  return said;
}

const CITIZENS = ["lattice", "organism", "span"];

function contradict(a: Said, b: Said): boolean {
  if (a.id !== b.id || a.coalition === b.coalition) return false;
  if (a.kind !== b.kind) {
    const isSpanned = a.kind === "span" || b.kind === "span";
    return !(isSpanned && CITIZENS.includes(a.kind) && CITIZENS.includes(b.kind));
  }
  if (a.kind === "module" || a.kind === "issuer") return true;
  if (a.kind === "coalition") return false;
  return (["name", "chain", "span", "config"] as const).some((key) => {
    const [one, other] = [a.facts[key], b.facts[key]];
    return one !== undefined && other !== undefined && one !== other;
  });
}

export interface Naive {
  /** "mini.b /confluences/0", where an error is due. */
  errors: string[];
  /** Whether anything new contradicts anything. */
  isDisputed: boolean;
}

/** A pull request that changes the coalitions `changed`, of a registry that was `before` and becomes `after`. */
export function naiveStatements(
  before: readonly Definition[],
  after: readonly Definition[],
  changed: readonly string[],
): Naive {
  const old = before.flatMap(saidIn);
  const wasSaid = (it: Said) =>
    old.some(
      (was) =>
        was.coalition === it.coalition &&
        was.id === it.id &&
        (it.kind === "span"
          ? CITIZENS.includes(was.kind)
          : was.kind === it.kind && JSON.stringify(was.facts) === JSON.stringify(it.facts)),
    );
  const isNew = (it: Said) => changed.includes(it.coalition) && !wasSaid(it);
  const hadAnyhow = (it: Said) =>
    old.some(
      (was) =>
        was.coalition === it.coalition &&
        was.id === it.id &&
        was.kind !== "span" &&
        was.kind !== "coalition",
    );
  // Another rule reports an id that was a module or ticket issuer of another coalition.
  const isTaken = (it: Said) =>
    changed.includes(it.coalition) &&
    it.kind !== "span" &&
    it.proof !== "yes" &&
    !hadAnyhow(it) &&
    old.some(
      (was) =>
        was.id === it.id &&
        was.coalition !== it.coalition &&
        (was.kind === "module" || was.kind === "issuer"),
    );
  const said = after.flatMap(saidIn).filter((it) => !isTaken(it));
  const strength = ({ proof }: Said) => ["no", "none", "yes"].indexOf(proof);
  const isBetter = (a: Said, b: Said): boolean => {
    if (strength(a) !== strength(b)) return strength(a) > strength(b);
    if (isNew(a) !== isNew(b)) return isNew(b);
    return a.coalition < b.coalition;
  };
  const errors = said.filter((it) => {
    const others = said.filter((other) => other.id === it.id && other.kind !== "span");
    const best = others.find((one) =>
      others.every((other) => other === one || !isBetter(other, one)),
    );
    return best && contradict(best, it) && isNew(it) && !it.isAttested;
  });
  const isDisputed = said.some((a) => isNew(a) && said.some((b) => contradict(a, b)));
  return { errors: errors.map(({ coalition, pointer }) => `${coalition} ${pointer}`), isDisputed };
}
