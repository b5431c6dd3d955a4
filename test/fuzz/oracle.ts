// What cannot be right, written from the documents alone: it shares no rule, schema or reader with the product. It
// knows less than the product does; but what it finds wrong must never be found right.

import type { Definition } from "../../src/core/registry/definition.ts";
import { naiveDerivation } from "../support/naive-derivation.ts";
import { isCurvePoint } from "./curve.ts";

/** Why the bytes cannot be a definition that may be merged; undefined if the oracle finds nothing. */
export function faultInFile(file: string, bytes: Uint8Array, now: string): string | undefined {
  const { value, fault } = parsed(bytes);
  if (fault !== undefined) return fault;
  const shape = shapeFault(value, DEFINITION, "");
  if (shape !== undefined) return shape;
  const definition = value as Definition;
  // What has retired stays as it was published.
  const isOver = definition.retirement !== undefined && definition.retirement.at <= now;
  const text = isOver ? undefined : textFault(value);
  if (text !== undefined) return text;
  const base = file.replace(/^.*\//, "").replace(/\.json$/, "");
  if (definition.name !== base) return `named ${definition.name} in ${file}`;
  return meaningFault(definition);
}

/** What is wrong with a definition that counts as published: what it is named and folds. */
export function meaningFault(definition: Definition): string | undefined {
  const { lattices, organisms, confluences, modules, ticketIssuer } = definition;
  const derived = naiveDerivation(definition);
  if (derived.fingerprint !== definition.fingerprint) return "the fingerprint differs";
  if (lattices.length + organisms.length === 0) return "no citizen";
  const shipped = Object.values(modules).flatMap((it) => (it ? [it.fingerprint] : []));
  const folded = [
    ...[...lattices, ...organisms].map((it) => it.stableId),
    ...confluences.map((it) => it.fingerprint),
    ...shipped,
    ...(ticketIssuer ? [ticketIssuer.fingerprint] : []),
  ];
  if (new Set(folded).size < folded.length) return "one id is folded twice";
  for (const [at, fingerprint] of derived.confluences.entries()) {
    if (fingerprint !== null && fingerprint !== confluences[at]?.fingerprint) {
      return `confluence ${at} does not follow from its bytes`;
    }
  }
  if (derived.ticketIssuer !== null && derived.ticketIssuer !== ticketIssuer?.fingerprint) {
    return "the ticket issuer does not follow from its bytes";
  }
  return undefined;
}

function parsed(bytes: Uint8Array): { value?: unknown; fault?: string } {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    return { fault: `not JSON in UTF-8: ${error}` };
  }
  return hasRepeatedKey(text) ? { fault: "a key comes twice" } : { value };
}

/** For a text that is JSON. */
function hasRepeatedKey(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)].map(([token]) => token);
  for (const [at, token] of tokens.entries()) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token.startsWith('"') && tokens[at + 1] === ":") {
      const key: string = JSON.parse(token);
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}

const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** A text anywhere that another program reads otherwise, or a person cannot see. */
function textFault(value: unknown): string | undefined {
  if (typeof value === "string") {
    const isWhole = Buffer.from(value).toString() === value;
    const isPlain = isWhole && value === value.normalize("NFC") && !HIDDEN.test(value);
    return isPlain ? undefined : `a text is ${JSON.stringify(value.slice(0, 200))}`;
  }
  if (typeof value !== "object" || value === null) return undefined;
  return first(Object.entries(value), ([key, it]) => textFault(key) ?? textFault(it));
}

/** A value, by what it may be: a test of text, or what its members are. A `?` ends the key of one that may be absent. */
type Shape = ((value: unknown) => boolean) | { [key: string]: Shape } | [Shape] | { or: Shape };

const isText = (value: unknown): value is string => typeof value === "string";
const like = (form: RegExp) => (value: unknown) => isText(value) && form.test(value);
const id = like(/^[0-9a-f]{64}$/);
const hex = like(/^([0-9a-f]{2})*$/);
const line = (value: unknown) => isText(value) && value !== "" && !/[\r\n]/.test(value);
const natural = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...all: unknown[]) =>
  (value: unknown) =>
    all.includes(value);
const url = (value: unknown) =>
  isText(value) && /^https:\/\/[^\s/?#@]+/.test(value) && URL.canParse(value);
const time = (value: unknown) =>
  like(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/)(value) &&
  !Number.isNaN(Date.parse(value as string)) &&
  new Date(value as string).toISOString().startsWith((value as string).slice(0, -1));
const peer = (value: unknown) => id(value) && isCurvePoint(value as string);
const coalition = (value: unknown) =>
  like(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)(value) &&
  (value as string).length <= 100;
const orNull = (shape: Shape): Shape => ({ or: shape });

const MRTDS: Shape = [{ unit: line, mrtd: like(/^[0-9a-f]{96}$/) }];
const OPERATOR: Shape = { name: line, "url?": url, github: [{ login: line, id: natural }] };
const SPAN: Shape = [{ stableId: id, "name?": line, "contentHash?": id }];
const SERVICE: { [key: string]: Shape } = { "docs?": url, "crate?": line, "verbs?": [line] };
const CONFIG: Shape = { content: hex, acl: hex };
const CITIZEN: { [key: string]: Shape } = {
  name: line,
  stableId: id,
  "contentHash?": id,
  "ticketIssuanceRoot?": id,
  handshake: url,
  "mrtds?": MRTDS,
  operator: OPERATOR,
  "redFlags?": [isText],
};
const MODULE: Shape = orNull({
  fingerprint: id,
  "span?": SPAN,
  "config?": CONFIG,
  "mrtds?": MRTDS,
  ...SERVICE,
});
const DEFINITION: Shape = {
  "$schema?": isText,
  schemaVersion: oneOf(1),
  name: coalition,
  title: line,
  archetype: oneOf("ecosystem", "service", "multi-operator"),
  summary: isText,
  operator: OPERATOR,
  fingerprint: id,
  "derivation?": oneOf("modules-folded", "modules-derived"),
  lattices: [{ ...CITIZEN, chainId: natural }],
  organisms: [{ ...CITIZEN, role: line }],
  confluences: [
    {
      ...{ name: line, fingerprint: id, span: SPAN, "config?": CONFIG, handshake: url },
      ...{ "mrtds?": MRTDS, operator: OPERATOR, ...SERVICE },
    },
  ],
  modules: { atlas: MODULE, almanac: MODULE, chronicle: MODULE, compute: MODULE },
  ticketIssuer: orNull({ name: line, fingerprint: id, "config?": { acl: hex }, "docs?": url }),
  peerHints: [{ peerId: peer, "address?": line, "note?": line }],
  "upcoming?": [
    {
      notice: natural,
      kind: oneOf(
        ...["stable-id", "content-hash", "fingerprint", "mrtd"],
        ...["ticket-issuance-root", "retirement"],
      ),
      id: like(/^([0-9a-f]{64}|[0-9a-f]{96})$/),
      to: orNull(like(/^([0-9a-f]{64}|[0-9a-f]{96})$/)),
      effectiveAt: time,
      reason: line,
    },
  ],
  "retirement?": { at: time, reason: line, replacement: orNull(coalition) },
  "urgent?": { reason: line },
};

function shapeFault(value: unknown, shape: Shape, at: string): string | undefined {
  if (typeof shape === "function")
    return shape(value) ? undefined : `${at} is ${JSON.stringify(value)?.slice(0, 200)}`;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return `${at} is not a list`;
    return first(value.entries(), ([index, item]) => shapeFault(item, shape[0], `${at}/${index}`));
  }
  if ("or" in shape) return value === null ? undefined : shapeFault(value, shape.or as Shape, at);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `${at} is not an object`;
  }
  const members = Object.entries(shape as { [key: string]: Shape });
  const known = new Map(members.map(([key, it]) => [key.replace("?", ""), it]));
  const missing = members.find(([key]) => !key.endsWith("?") && !Object.hasOwn(value, key));
  if (missing) return `${at}/${missing[0]} is missing`;
  return first(Object.entries(value), ([key, member]) => {
    const of = known.get(key);
    return of ? shapeFault(member, of, `${at}/${key}`) : `${at}/${key} is not known`;
  });
}

function first<T>(all: Iterable<T>, faultOf: (it: T) => string | undefined): string | undefined {
  for (const it of all) {
    const fault = faultOf(it);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
