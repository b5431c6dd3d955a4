// Bytes of a file -> text, or why there is none.

import type { Finding } from "../problem.ts";

/** Fifty citizens take about 40 KiB; twelve times that is a mistake, not a coalition. */
export const MAX_BYTES = 512 * 1024;

/** The text; or the fault, and the text before it. */
export type Decoded = { text: string; fault?: undefined } | { text: string; fault: Finding };

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { text: "", fault: TOO_LARGE };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: "", fault: MARK };
  try {
    return { text: DECODER.decode(bytes) };
  } catch {
    return { text: decodeStart(bytes), fault: NOT_UTF8 };
  }
}

const STRICT = { fatal: true, ignoreBOM: true };
/** One for all whole texts: making a decoder takes longer than most texts take. */
const DECODER = new TextDecoder("utf-8", STRICT);

/** The text before the first byte that is not UTF-8: there a lenient decoder puts another character. */
function decodeStart(bytes: Uint8Array): string {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replaced = new TextEncoder().encode(lenient);
  const at = bytes.findIndex((byte, index) => byte !== replaced[index]);
  const start = bytes.subarray(0, at < 0 ? bytes.length : at);
  // It may end within a character, which is left out.
  return new TextDecoder("utf-8", STRICT).decode(start, { stream: true });
}

const TOO_LARGE: Finding = {
  code: "file-too-large",
  pointer: "",
  message: `The file is larger than ${MAX_BYTES} bytes, which no definition needs.`,
  fix: "Remove what does not belong into a definition, or split the coalition.",
};

const MARK: Finding = {
  code: "byte-order-mark",
  pointer: "",
  message: "The file begins with a byte order mark (EF BB BF), which JSON does not allow.",
  fix: "Save the file as UTF-8 without BOM.",
};

const NOT_UTF8: Finding = {
  code: "not-utf8",
  pointer: "",
  message: "From here on the file is not UTF-8, so no two readers would read the same text.",
  fix: "Save the file as UTF-8.",
};
