// Rust literals.

import type { Hex, Id } from "../../registry/definition.ts";
import { oneLine } from "../../text.ts";
import { type Code, call, macro } from "./layout.ts";

/** Everything except printable ASCII is escaped: rustc and clippy refuse invisible characters. */
export function text(value: string): string {
  const escaped = [...oneLine(value)].map((it) => {
    if (it === '"' || it === "\\") return `\\${it}`;
    return /[ -~]/.test(it) ? it : `\\u{${it.codePointAt(0)?.toString(16)}}`;
  });
  return `"${escaped.join("")}"`;
}

export function id(value: Id): Code {
  return macro("unique_id", `"${value}"`);
}

/** An array with as many bytes as the field has. */
export function bytes(digits: Hex): Code {
  return call("hex", `"${digits}"`);
}

/** A slice of any number of bytes. */
export function byteSlice(digits: Hex): Code {
  return digits === "" ? "&[]" : call(`&hex::<${digits.length / 2}>`, `"${digits}"`);
}
