// The fingerprint and every id that it folds: one id a line, and as arrays of bytes for code that takes no hex digits.

import { rootParts } from "../derivation/fingerprint.ts";
import type { Definition, Hex, Id } from "../registry/definition.ts";
import { oneLine } from "../text.ts";

/** What is hashed to COALITION_ROOT, spelled out. */
export function renderFold(definition: Definition): string {
  const folded = rootParts(definition);
  return [
    `${definition.fingerprint}  COALITION_ROOT, the BLAKE3 hash of the following`,
    ...folded.map(({ label, id }) => `${id}  ${label}`),
    "",
  ].join("\n");
}

/** Rust, of any edition and without a crate. In C the same bytes stand between braces. */
export function renderBytes(definition: Definition): string {
  const folded = rootParts(definition);
  return [
    `/// COALITION_ROOT, the fingerprint: ${definition.fingerprint}`,
    `pub const FINGERPRINT: [u8; 32] = ${array(definition.fingerprint, "")};`,
    "",
    "/// What is hashed to it, in order.",
    `pub const FOLDED: [[u8; 32]; ${folded.length}] = [`,
    ...folded.flatMap(({ label, id }) => [`    // ${oneLine(label)}`, `    ${array(id, "    ")},`]),
    "];",
    "",
  ].join("\n");
}

const BYTES_IN_A_LINE = 8;

function array(id: Id, indent: string): string {
  const lines = byteLines(id).map((bytes) => `${indent}    ${bytes},`);
  return ["[", ...lines, `${indent}]`].join("\n");
}

/** `0x00, 0x11, …`, in lines. */
function byteLines(digits: Hex): string[] {
  const bytes = (digits.match(/../g) ?? []).map((it) => `0x${it}`);
  return Array.from({ length: bytes.length / BYTES_IN_A_LINE }, (_, line) =>
    bytes.slice(line * BYTES_IN_A_LINE, (line + 1) * BYTES_IN_A_LINE).join(", "),
  );
}
