// The flags of `new` and `add` that describe a coalition or a part of it. Each sets one value, and the schema says what
// it means and whether it is required.

import { isListed, PART_LISTS, type PartKind } from "../../src/core/edit/part-kinds.ts";
import { type Definition, MODULE_KINDS } from "../../src/core/registry/definition.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { UsageError } from "../terminal.ts";

export interface Field {
  /** Without its dashes. */
  flag: string;
  /** The name of its value in the help: "<id>". */
  argument: string;
  /** A value as people type it, for a field that may be required; several if one is not enough. */
  example?: string | readonly string[];
  /** RFC 6901 pointer into what is described. */
  pointer: string;
  /** Turns the text into the value. Without it, the value is the text. */
  read?: (text: string, definition: Definition) => unknown;
  /** May be repeated. */
  many?: true;
  /** The value if the flag is missing, though the schema requires one. */
  fallback?: unknown;
  /** For a flag that chooses a place instead of setting a value: its description, and the choices. */
  chooses?: { words: string; choices: readonly string[] };
}

const EXAMPLE_ID = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const ANOTHER_ID = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
/** The key of test 1 in RFC 8032, section 7.1: a peer id must be a real key. */
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

/** How programs bind to a service. */
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

/** What only the operator of a coalition can say. */
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

/** The pointer where the schema describes a kind of part: the first of its list, or of the modules. */
export function placeOf(kind: PartKind): string {
  if (isListed(kind)) return `/${PART_LISTS[kind]}/0`;
  return kind === "module" ? `/modules/${MODULE_KINDS[0]}` : "/ticketIssuer";
}

/** Describes a field of what is at `place`, from the schema. */
export function wordsOf(place: string, { pointer, many, argument, chooses }: Field): string {
  if (chooses) return `${chooses.words} One of: ${chooses.choices.join(", ")}.`;
  const { description } = fieldAt(place + pointer);
  return many ? `${description} Format: ${argument}; repeatable.` : description;
}

/** Whether the schema requires the field at `place`. */
export function isNeeded(place: string, { pointer, fallback }: Field): boolean {
  return fallback === undefined && isRequired(place, pointer);
}

/** Whether a value and everything that contains it are required. */
function isRequired(place: string, pointer: string): boolean {
  if (pointer === "") return true;
  const at = pointer.lastIndexOf("/");
  const container = pointer.slice(0, at);
  const here = fieldAt(place + container).required.includes(pointer.slice(at + 1));
  return here && isRequired(place, container);
}

/** Leaves anything but a number as text, so that the schema check reports it. */
function readInteger(text: string): unknown {
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : text;
}

/** Reads a GitHub account, `login:number`. */
function readAccount(text: string): { login: string; id: number } {
  const [, login = "", id] = /^@?([^:]*)(?::([0-9]+))?$/.exec(text) ?? [];
  if (id !== undefined) return { login, id: Number(id) };
  throw new UsageError(
    `The account ${text} needs its number: ${login || "login"}:<number>. The number is the "id" at https://api.github.com/users/${login || "<login>"}`,
  );
}

function readMrtd(text: string): { unit: string; mrtd: string } {
  const at = text.lastIndexOf("=");
  if (at < 0) throw new UsageError(`The MR_TD ${text} needs its unit: <unit>=<96 hex digits>.`);
  return { unit: text.slice(0, at), mrtd: text.slice(at + 1) };
}

/** Reads a spanned citizen: its stable id, or its name in this coalition. `=` and a content hash pin it. */
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
