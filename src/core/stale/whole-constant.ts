// Checks that a file is only a constant as the registry publishes it, so that replacing it loses nothing.

import { PIN_MARK } from "./pin.ts";

/** Lines of the head that differ between constants. */
const HEAD =
  /, from the registry at |^\/\/ Entry \d+, hash |\/changes\.json$|^\/\/ (?:Of|From) a working tree: |^\/\/ Announced there for |^\/\/ Needs the mosaik crate |coalition-pin: /;

/** A root is only there while the coalition ships its module or issuer. The rest is what older constants have. */
const COMES_AND_GOES =
  /^(?:pub|export) const [A-Z]+_ROOT$|^fn (?:facts|id_digits|identity|identity_parts|(?:config|span|citizen)_json)$|^\/\/ coalition-code: /;

/**
 * The first line of the file, 1-based, that no constant has, such as added code or comments. Values and layout may
 * differ. Undefined if the file is only a constant.
 */
export function foreignLine(file: string, constant: string): number | undefined {
  const known = new Set(linesOf(constant).map(itemOf));
  const lines = linesOf(file);
  const pin = lines.findIndex((line) => line.includes(PIN_MARK));
  const headEnd = headLength(lines);
  if (pin < 0 || pin >= headEnd) return 1;
  const at = lines.findIndex((line, index) => {
    if (index < headEnd && HEAD.test(line)) return false;
    const item = itemOf(line);
    return item !== "" && !known.has(item) && !COMES_AND_GOES.test(item);
  });
  return at < 0 ? undefined : at + 1;
}

/** The comment that the file begins with. */
function headLength(lines: readonly string[]): number {
  const end = lines.findIndex((line) => !line.startsWith("//"));
  return end < 0 ? lines.length : end;
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, "").split(/\r\n|[\r\n]/);
}

/** What a line of code declares, without its value; a comment as it is; "" within an item and at its end. */
function itemOf(line: string): string {
  const [method] = /\bfn \w+/.exec(line) ?? [];
  if (method !== undefined) return method;
  if (line.startsWith("//")) return line.startsWith("///") ? "" : line.trimEnd();
  if (/^(?:\s|[})\]]|$)/.test(line)) return "";
  if (line.startsWith("/**")) return "";
  const [item = ""] = /^[#\w!\s&[]+/.exec(line) ?? [line];
  return item.trim();
}
