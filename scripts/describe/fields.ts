// The flags of `new` and `add` that describe a coalition or a part of it: each leads to one place,
// whose words and whose need are the schema's.

import { isListed, PART_LISTS, type PartKind } from "../../src/core/edit/part-kinds.ts";
import { type Definition, MODULE_KINDS } from "../../src/core/registry/definition.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { UsageError } from "../terminal.ts";

export interface Field {
  /** Without its dashes. */
  flag: string;
  /** How its value is called in the help: "<id>". */
  argument: string;
  /** A value as it may be typed, of what may be needed; several where fewer are refused. */
  example?: string | readonly string[];
  /** RFC 6901 pointer into what is described. */
  pointer: string;
  /** From what was typed to the value; the text itself where there is none. */
  read?: (text: string, definition: Definition) => unknown;
  /** May be given several times. */
  many?: true;
  /** What is there when nothing is given, though the schema wants something. */
  fallback?: unknown;
  /** Of a flag that says which place is meant, and is no value in it: its words, and what it may be. */
  chooses?: { words: string; choices: readonly string[] };
}

const EXAMPLE_ID = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const ANOTHER_ID = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
/** The key of test 1 in RFC 8032, section 7.1: a peer id is a key, which an id made up is not. */
const EXAMPLE_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const EXAMPLE_URL = "https://example.org/";

const name: Field = {
  flag: "name",
  argument: "<name>",
  pointer: "/name",
  example: "example.mainnet",
};
const handshake: Field = {
  flag: "handshake",
  argument: "<url>",
  pointer: "/handshake",
  example: EXAMPLE_URL,
};
const mrtd: Field = {
  flag: "mrtd",
  argument: "<unit=mrtd>",
  pointer: "/mrtds",
  read: readMrtd,
  many: true,
};

const fingerprint: Field = {
  flag: "fingerprint",
  argument: "<id>",
  pointer: "/fingerprint",
  example: EXAMPLE_ID,
};
const span: Field = {
  flag: "span",
  argument: "<citizen[=pin]>",
  pointer: "/span",
  read: readSpanned,
  many: true,
  example: [EXAMPLE_ID, ANOTHER_ID],
};
const content: Field = { flag: "content", argument: "<hex>", pointer: "/config/content" };
const acl: Field = { flag: "acl", argument: "<hex>", pointer: "/config/acl" };
const docs: Field = {
  flag: "docs",
  argument: "<url>",
  pointer: "/docs",
  example: EXAMPLE_URL,
};

/** How a service is bound to. */
const BINDING: Field[] = [
  docs,
  { flag: "crate", argument: "<crate>", pointer: "/crate" },
  { flag: "verb", argument: "<verb>", pointer: "/verbs", many: true },
];

const OPERATOR: Field[] = [
  { flag: "operator", argument: "<name>", pointer: "/operator/name", example: "Example Labs" },
  { flag: "operator-url", argument: "<url>", pointer: "/operator/url" },
  {
    flag: "github",
    argument: "<login:number>",
    pointer: "/operator/github",
    read: readAccount,
    many: true,
    fallback: [],
  },
];

const CITIZEN: Field[] = [
  { flag: "stable-id", argument: "<id>", pointer: "/stableId", example: EXAMPLE_ID },
  { flag: "content-hash", argument: "<id>", pointer: "/contentHash" },
  { flag: "ticket-issuance-root", argument: "<id>", pointer: "/ticketIssuanceRoot" },
  handshake,
  mrtd,
  ...OPERATOR,
  { flag: "red-flag", argument: "<text>", pointer: "/redFlags", many: true },
];

/** Of a coalition, what nobody but its operator can say. */
export const BASIC_FIELDS: Field[] = [
  { flag: "archetype", argument: "<archetype>", pointer: "/archetype", example: "service" },
  { flag: "title", argument: "<text>", pointer: "/title", example: "Example" },
  { flag: "summary", argument: "<text>", pointer: "/summary", example: "What it offers." },
  ...OPERATOR,
];

export const PART_FIELDS: Record<PartKind, Field[]> = {
  lattice: [
    name,
    { flag: "chain-id", argument: "<n>", pointer: "/chainId", read: readInteger, example: "1" },
    ...CITIZEN,
  ],
  organism: [
    { flag: "role", argument: "<role>", pointer: "/role", example: "oracle-feed" },
    name,
    ...CITIZEN,
  ],
  confluence: [name, fingerprint, span, content, acl, handshake, ...BINDING, ...OPERATOR, mrtd],
  module: [
    {
      flag: "module",
      argument: "<module>",
      pointer: "",
      example: "atlas",
      chooses: { words: "Which of the four modules it is.", choices: MODULE_KINDS },
    },
    fingerprint,
    span,
    content,
    acl,
    ...BINDING,
    mrtd,
  ],
  "ticket-issuer": [name, fingerprint, acl, docs],
  "peer-hint": [
    { flag: "peer-id", argument: "<id>", pointer: "/peerId", example: EXAMPLE_KEY },
    { flag: "address", argument: "<ip:port or relay>", pointer: "/address" },
    { flag: "note", argument: "<text>", pointer: "/note" },
  ],
};

export const PART_KINDS = Object.keys(PART_FIELDS) as PartKind[];

/** Where in a definition the schema describes a part of a kind: as the first of its list, or of the modules. */
export function placeOf(kind: PartKind): string {
  if (isListed(kind)) return `/${PART_LISTS[kind]}/0`;
  return kind === "module" ? `/modules/${MODULE_KINDS[0]}` : "/ticketIssuer";
}

/** What the schema says of a field of what is at `place`. */
export function wordsOf(place: string, { pointer, many, argument, chooses }: Field): string {
  if (chooses) return `${chooses.words} One of: ${chooses.choices.join(", ")}.`;
  const { description } = fieldAt(place + pointer);
  return many ? `${description} As ${argument}; repeatable.` : description;
}

/** Whether what is at `place` cannot do without the field. */
export function isNeeded(place: string, { pointer, fallback }: Field): boolean {
  return fallback === undefined && isRequired(place, pointer);
}

/** Required where it is, and so is that in which it is. */
function isRequired(place: string, pointer: string): boolean {
  if (pointer === "") return true;
  const at = pointer.lastIndexOf("/");
  const container = pointer.slice(0, at);
  const here = fieldAt(place + container).required.includes(pointer.slice(at + 1));
  return here && isRequired(place, container);
}

/** What is no number stays text, with which the schema finds fault in its own words. */
function readInteger(text: string): unknown {
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : text;
}

/** A GitHub account as `login:number`. */
function readAccount(text: string): { login: string; id: number } {
  const [, login = "", id] = /^@?([^:]*)(?::([0-9]+))?$/.exec(text) ?? [];
  if (id !== undefined) return { login, id: Number(id) };
  throw new UsageError(
    `The account ${text} needs its number, which is the authority: ${login || "login"}:<number>. It is the field id of https://api.github.com/users/${login || "<login>"}.`,
  );
}

function readMrtd(text: string): { unit: string; mrtd: string } {
  const at = text.lastIndexOf("=");
  if (at < 0) throw new UsageError(`The MR_TD ${text} needs its unit: <unit>=<96 hex digits>.`);
  return { unit: text.slice(0, at), mrtd: text.slice(at + 1) };
}

/** A citizen by its stable id, or by its name in this coalition; `=` and a content hash pin it. */
function readSpanned(text: string, { lattices, organisms }: Definition): unknown {
  const [citizen = "", contentHash] = text.split("=");
  const known = [...lattices, ...organisms].find(
    ({ name, stableId }) => name === citizen || stableId === citizen,
  );
  return {
    stableId: known?.stableId ?? citizen,
    ...(known ? { name: known.name } : {}),
    ...(contentHash === undefined ? {} : { contentHash }),
  };
}
