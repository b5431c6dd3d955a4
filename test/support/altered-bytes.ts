// One altered byte of a definition's text, place by place, and the node of the derivation that must be reported for
// it.

import { type Definition, shippedModules } from "../../src/core/registry/definition.ts";
import { Locator } from "../../src/core/source/locate.ts";

export interface Alteration {
  /** What is altered. */
  kind: string;
  pointer: string;
  /** The node where it begins to differ. */
  key: string;
}

/** Every kind that a definition has a place for. */
export function alterationsOf(definition: Definition): Alteration[] {
  const { lattices, organisms, title, ticketIssuer } = definition;
  const at = (kind: string, pointer: string, key: string) => ({ kind, pointer, key });
  return [
    at("the coalition's name", "/name", "coalition"),
    at("the declared fingerprint", "/fingerprint", "fingerprint"),
    ...(/^[A-Za-z]/.test(title) ? [at("the title", "/title", "file")] : []),
    ...lattices.flatMap((it, index) => [
      at("a lattice's id", `/lattices/${index}/stableId`, `lattice ${index}`),
      at("a lattice's chain id", `/lattices/${index}/chainId`, `lattice ${index}`),
      ...(it.contentHash ? [at("a content hash", `/lattices/${index}/contentHash`, "file")] : []),
    ]),
    ...organisms.map((_, index) =>
      at("an organism's id", `/organisms/${index}/stableId`, `organism ${index}`),
    ),
    ...servicesOf(definition),
    ...(ticketIssuer
      ? [at("the issuer's fingerprint", "/ticketIssuer/fingerprint", "ticket-issuer")]
      : []),
    ...(ticketIssuer?.config?.acl
      ? [at("the issuer's acl", "/ticketIssuer/config/acl", "ticket-issuer")]
      : []),
    at("a peer hint", "/peerHints/0/peerId", "file"),
  ];
}

function servicesOf(definition: Definition): Alteration[] {
  const services = [
    ...definition.confluences.map((it, index) => ({
      ...{ part: it, what: "a confluence's", base: `/confluences/${index}` },
      key: `confluence ${index}`,
    })),
    ...shippedModules(definition).map(([kind, it]) => ({
      ...{ part: it, what: "a module's", base: `/modules/${kind}` },
      key: `module ${kind}`,
    })),
  ];
  return services.flatMap(({ part, what, base, key }) => {
    const { config, span = [] } = part;
    const pinned = span.findIndex(({ contentHash }) => contentHash !== undefined);
    // Without config bytes, only the composition digest commits to what is spanned.
    const pin = config ? key : "composition-digest";
    return [
      { kind: `${what} fingerprint`, pointer: `${base}/fingerprint`, key },
      ...(pinned < 0
        ? []
        : [{ kind: `${what} pin`, pointer: `${base}/span/${pinned}/contentHash`, key: pin }]),
      ...(config?.content
        ? [{ kind: `${what} content bytes`, pointer: `${base}/config/content`, key }]
        : []),
      ...(config?.acl ? [{ kind: `${what} acl bytes`, pointer: `${base}/config/acl`, key }] : []),
    ];
  });
}

/** The text with one byte altered in the value at `pointer`: in ids at any place, by `pick`. */
export function alterByte(text: string, { pointer }: Alteration, pick = 0): string {
  const node = new Locator(text).nodeAt(pointer);
  if (!node) throw new Error(`Nothing is at ${pointer}.`);
  const { offset, length, value } = node;
  if (typeof value === "number") {
    // A larger chain id than the largest is refused, and nothing is derived from it.
    const digits = value === Number.MAX_SAFE_INTEGER ? LESS : NEXT_DIGIT;
    return replaced(text, offset + length - 1, digits);
  }
  const isHex = /^[0-9a-f]+$/.test(String(value));
  return replaced(text, offset + 1 + (isHex ? pick % String(value).length : 0), NEXT);
}

const NEXT_DIGIT = new Map([..."0123456789"].map((it, at) => [it, "1234567898"[at] ?? ""]));
const LESS = new Map([["1", "0"]]);
const NEXT = new Map([..."0123456789abcdef"].map((it, at) => [it, "123456789abcdef0"[at] ?? ""]));

function replaced(text: string, at: number, next: ReadonlyMap<string, string>): string {
  const now = text.charAt(at);
  return `${text.slice(0, at)}${next.get(now) ?? (now === "q" ? "r" : "q")}${text.slice(at + 1)}`;
}
