// Bytes of a file -> text, or the reason why they are not text.

import type { Finding } from "../problem.ts";

/** Fifty citizens take about 40 KiB; twelve times that is a mistake, not a coalition. */
export const MAX_BYTES = 512 * 1024;

/** The text; or the fault and the text before it. */
export type Decoded = { text: string; fault?: undefined } | { text: string; fault: Finding };

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { text: "", fault: TOO_LARGE };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: "", fault: MARK };
  try {
    return { text: DECODER.decode(bytes) };
  } catch {
    return notUtf8(bytes);
  }
}

const STRICT = { fatal: true, ignoreBOM: true };
/** Shared: making a decoder takes longer than decoding most texts. */
const DECODER = new TextDecoder("utf-8", STRICT);

/** The text before the first byte that is not UTF-8, which is where a lenient decoder inserts a replacement. */
function notUtf8(bytes: Uint8Array): Decoded {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replaced = new TextEncoder().encode(lenient);
  const at = bytes.findIndex((byte, index) => byte !== replaced[index]);
  const end = at < 0 ? bytes.length : at;
  // The text may end within a character, which is dropped.
  const text = new TextDecoder("utf-8", STRICT).decode(bytes.subarray(0, end), { stream: true });
  const mark = hex(bytes.subarray(0, 2));
  const what =
    mark === "FF FE" || mark === "FE FF"
      ? `The file is UTF-16 (it begins with the byte order mark ${mark})`
      : `From here on, the file is not UTF-8 (${at < 0 ? "its last character is cut off" : `byte ${hex(bytes.subarray(at, at + 1))}`})`;
  return {
    text,
    fault: { ...NOT_UTF8, message: `${what}. Parsers would not agree on its text.` },
  };
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}

const TOO_LARGE: Finding = {
  code: "file-too-large",
  pointer: "",
  message: `The file is larger than ${MAX_BYTES} bytes, more than any definition needs.`,
  fix: "Remove what does not belong in a definition, or split the coalition.",
};

const MARK: Finding = {
  code: "byte-order-mark",
  pointer: "",
  message: "The file begins with a byte order mark (EF BB BF), which JSON does not allow.",
  fix: "Save the file as UTF-8 without a BOM.",
};

const NOT_UTF8: Finding = {
  code: "not-utf8",
  pointer: "",
  message: "The file is not UTF-8.",
  fix: "Save the file as UTF-8.",
};
