// A search that looks through everything: no index, no files.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";

/** So many characters of a word, and digits of an id, are compared. */
const [CHARACTERS, DIGITS] = [40, 16];
const START = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]/gu;

/** Whether each of the words, which have no white space in them, matches. */
export function naiveMatch(coalition: CoalitionView, words: readonly string[]): boolean {
  return words.every((word) => matches(coalition, normal(word)));
}

function matches(coalition: CoalitionView, word: string): boolean {
  const bare = word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
  const sought = [...bare].slice(0, CHARACTERS).join("");
  const digits = /^(?:0x)?([0-9a-f]{4,})$/.exec(bare)?.[1]?.slice(0, DIGITS);
  const { lattices } = coalition.definition;
  return (
    lattices.some(({ chainId }) => String(chainId) === bare) ||
    textsIn(coalition).some((text) => startsSomewhere(normal(text), sought)) ||
    (digits !== undefined && idsIn(coalition).some((id) => id.startsWith(digits)))
  );
}

function normal(text: string): string {
  return oneLine(text.normalize("NFKC")).toLowerCase();
}

function startsSomewhere(text: string, sought: string): boolean {
  return [...text.matchAll(START)].some(({ index }) => text.startsWith(sought, index));
}

export function textsIn({ definition }: CoalitionView): string[] {
  const { name, title, archetype, operator, lattices, organisms, confluences } = definition;
  const kinds = Object.entries(definition.modules).filter(([, module]) => module !== null);
  return [
    ...[name, title, archetype, operator.name, definition.ticketIssuer?.name ?? ""],
    ...[...lattices, ...organisms, ...confluences].map((it) => it.name),
    ...organisms.map(({ role }) => role),
    ...kinds.map(([kind]) => kind),
  ];
}

const NO_IDS = ["address", "config", "docs", "handshake", "name", "note", "operator", "reason"];

/** Every text of an id's length where ids can be, and every fingerprint of the chain. */
export function idsIn({ definition, entries }: CoalitionView): string[] {
  const { lattices, organisms, confluences, modules, ticketIssuer, peerHints, upcoming } =
    definition;
  const parts = JSON.stringify(
    [lattices, organisms, confluences, modules, ticketIssuer, peerHints, upcoming],
    (key, it) => ([...NO_IDS, "redFlags", "role"].includes(key) ? undefined : it),
  );
  const listed = [...parts.matchAll(/"([0-9a-f]{96}|[0-9a-f]{64})"/g)].map(([, id = ""]) => id);
  return [...listed, definition.fingerprint, ...entries.map(({ fingerprint }) => fingerprint)];
}
