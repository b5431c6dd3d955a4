// iCalendar (RFC 5545): lines and their values. Existing libraries need a newer Node than the command line runs on,
// or depend on a schema validator.

/** The most octets of a line, without its end. */
const LONGEST_LINE = 75;

/** The text value of a property or parameter, escaped. */
export function textValue(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/** `2026-12-01T14:00:00Z` -> `20261201T140000Z`. */
export function timeValue(time: string): string {
  return time.replace(/[-:]/g, "");
}

/** So many seconds before, as a duration: `-P3D`, `-P1DT14H`. */
export function durationBefore(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600) % 24, "H"],
    [Math.floor(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  const days = Math.floor(seconds / 86_400);
  const time = parts.map(([count, unit]) => (count > 0 ? count + unit : "")).join("");
  return `-P${days > 0 || time === "" ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}

/** A component with its lines in between: VEVENT. */
export function component(name: string, lines: readonly string[]): string[] {
  return [`BEGIN:${name}`, ...lines, `END:${name}`];
}

/** The whole text, with lines folded and ended by CRLF. */
export function icalText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Never folds within a character, whose later octets are all 10xxxxxx. */
function folded(line: string): string {
  const octets = new TextEncoder().encode(line);
  if (octets.length <= LONGEST_LINE) return line;
  // Keep a byte order mark: it is part of the text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces: string[] = [];
  for (let from = 0, to = 0; from < octets.length; from = to) {
    // The leading space counts.
    to = from + LONGEST_LINE - (from > 0 ? 1 : 0);
    while (((octets[to] ?? 0) & 0xc0) === 0x80) to--;
    pieces.push(decoder.decode(octets.subarray(from, to)));
  }
  return pieces.join("\r\n ");
}
