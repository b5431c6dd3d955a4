// The flags of `new` and `add` that describe a coalition or a part of it: each leads to one place,
// whose words and whose need are the schema's.

import { PART_LISTS, type PartKind } from "../../src/core/edit/part-kinds.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { UsageError } from "../terminal.ts";

export interface Field {
  /** Without its dashes. */
  flag: string;
  /** What a prompt calls it, where the flag does not say it. */
  title?: string;
  /** How its value is called in the help: "<id>". */
  argument: string;
  /** RFC 6901 pointer into what is described. */
  pointer: string;
  /** From what was typed to the value; the text itself where there is none. */
  read?: (text: string, definition: Definition) => unknown;
  /** May be given several times. */
  many?: true;
  /** Asked for at a prompt though it may be left out. */
  asked?: true;
  /** What stands there when nothing is given, though the schema wants something. */
  fallback?: unknown;
}

const name: Field = { flag: "name", argument: "<name>", pointer: "/name" };
const handshake: Field = { flag: "handshake", argument: "<url>", pointer: "/handshake" };
const mrtd: Field = {
  flag: "mrtd",
  argument: "<unit=mrtd>",
  pointer: "/mrtds",
  read: readMrtd,
  many: true,
};

const OPERATOR: Field[] = [
  { flag: "operator", argument: "<name>", pointer: "/operator/name" },
  { flag: "operator-url", argument: "<url>", pointer: "/operator/url", asked: true },
  {
    flag: "github",
    argument: "<login:number>",
    pointer: "/operator/github",
    read: readAccount,
    many: true,
    asked: true,
    fallback: [],
  },
];

const CITIZEN: Field[] = [
  { flag: "stable-id", argument: "<id>", pointer: "/stableId" },
  { flag: "content-hash", argument: "<id>", pointer: "/contentHash", asked: true },
  { flag: "ticket-issuance-root", argument: "<id>", pointer: "/ticketIssuanceRoot" },
  handshake,
  mrtd,
  ...OPERATOR,
  { flag: "red-flag", argument: "<text>", pointer: "/redFlags", many: true },
];

/** Of a coalition, what nobody but its operator can say. */
export const BASIC_FIELDS: Field[] = [
  { flag: "archetype", argument: "<archetype>", pointer: "/archetype" },
  { flag: "title", argument: "<text>", pointer: "/title" },
  { flag: "summary", argument: "<text>", pointer: "/summary" },
  ...OPERATOR,
];

export const PART_FIELDS: Record<PartKind, Field[]> = {
  lattice: [
    name,
    { flag: "chain-id", argument: "<n>", pointer: "/chainId", read: readInteger },
    ...CITIZEN,
  ],
  organism: [{ flag: "role", argument: "<role>", pointer: "/role" }, name, ...CITIZEN],
  confluence: [
    name,
    { flag: "fingerprint", argument: "<id>", pointer: "/fingerprint" },
    { flag: "span", argument: "<citizen[=pin]>", pointer: "/span", read: readSpanned, many: true },
    { flag: "content", argument: "<hex>", pointer: "/config/content" },
    { flag: "acl", argument: "<hex>", pointer: "/config/acl" },
    handshake,
    { flag: "docs", argument: "<url>", pointer: "/docs" },
    { flag: "crate", argument: "<crate>", pointer: "/crate", asked: true },
    { flag: "verb", argument: "<verb>", pointer: "/verbs", many: true },
    ...OPERATOR,
    mrtd,
  ],
  "peer-hint": [
    { flag: "peer-id", argument: "<id>", pointer: "/peerId" },
    { flag: "address", argument: "<host:port>", pointer: "/address", asked: true },
    { flag: "note", argument: "<text>", pointer: "/note", asked: true },
  ],
};

export const PART_KINDS = Object.keys(PART_FIELDS) as PartKind[];

/** Where in a definition a part of a kind stands, for the schema; the first of its list does. */
export function placeOf(kind: PartKind): string {
  return `/${PART_LISTS[kind]}/0`;
}

/** What the schema says of a field of what stands at `place`. */
export function wordsOf(place: string, { pointer, many, argument }: Field): string {
  const { description } = fieldAt(place + pointer);
  return many ? `${description} As ${argument}; repeatable.` : description;
}

/** Whether what stands at `place` cannot do without the field. */
export function isNeeded(place: string, { pointer, fallback }: Field): boolean {
  return fallback === undefined && isRequired(place, pointer);
}

/** Required where it stands, and that where it stands itself. */
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
export function readAccount(text: string): { login: string; id: number } {
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
