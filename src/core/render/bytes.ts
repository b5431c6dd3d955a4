// The fingerprint and every id that it folds, one id per line; and the fingerprint as a byte array, for code that cannot
// use hex digits.

import { rootParts } from "../derivation/fingerprint.ts";
import type { Definition } from "../registry/definition.ts";

/** The input of COALITION_ROOT, id by id. */
export function renderFold(definition: Definition): string {
  const folded = rootParts(definition);
  return [
    `${definition.fingerprint}  COALITION_ROOT, the BLAKE3 hash of the following`,
    ...folded.map(({ label, id }) => `${id}  ${label}`),
    "",
  ].join("\n");
}

const BYTES_IN_A_LINE = 8;

/** Valid in any Rust edition, without a crate. For C, put the same bytes between braces. */
export function renderBytes({ fingerprint }: Definition): string {
  const bytes = (fingerprint.match(/../g) ?? []).map((it) => `0x${it}`);
  const lines = Array.from({ length: bytes.length / BYTES_IN_A_LINE }, (_, line) =>
    bytes.slice(line * BYTES_IN_A_LINE, (line + 1) * BYTES_IN_A_LINE).join(", "),
  );
  return [
    `/// COALITION_ROOT, the fingerprint: ${fingerprint}`,
    "pub const FINGERPRINT: [u8; 32] = [",
    ...lines.map((it) => `    ${it},`),
    "];",
    "",
  ].join("\n");
}
