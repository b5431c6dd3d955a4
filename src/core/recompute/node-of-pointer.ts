// The node of the derivation that a place of a definition belongs to.

import { pointerSteps } from "../source/locate.ts";

/** What a node is derived from, or declares, of the part that it stands for. */
const READ = ["name", "chainId", "stableId", "fingerprint", "span", "config"];

/** The key of the node among `shown` that reads what is at an RFC 6901 pointer; "file" where none does. */
export function nodeOfPointer(pointer: string, shown: readonly { key: string }[]): string {
  const key = keyOf(pointerSteps(pointer));
  return shown.some((it) => it.key === key) ? key : "file";
}

function keyOf([list = "", ...steps]: string[]): string {
  const [which = "", field = ""] = steps;
  if (list === "name" || list === "schemaVersion") return "coalition";
  if (list === "fingerprint") return "fingerprint";
  if (list === "ticketIssuer") return READ.includes(which) ? "ticket-issuer" : "file";
  if (!READ.includes(field)) return "file";
  const kinds: Record<string, string> = {
    lattices: "lattice",
    organisms: "organism",
    confluences: "confluence",
    modules: "module",
  };
  return kinds[list] === undefined ? "file" : `${kinds[list]} ${which}`;
}
