// iCalendar (RFC 5545): lines, and what is in them. The libraries for it need a newer Node than the command line
// runs on, or bring a schema validator along.

/** The most octets of a line, its end not counted. */
const LONGEST_LINE = 75;

/** A property or parameter's value that is text: what a reader would take for the end of it is escaped. */
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

/** The whole text: every line folded, each ended as the standard has it. */
export function icalText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Never within a character: one begins with an octet that is not 10xxxxxx. */
function folded(line: string): string {
  const octets = new TextEncoder().encode(line);
  if (octets.length <= LONGEST_LINE) return line;
  // A mark of byte order is a character of the text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces: string[] = [];
  for (let from = 0, to = 0; from < octets.length; from = to) {
    // The blank counts.
    to = from + LONGEST_LINE - (from > 0 ? 1 : 0);
    while (((octets[to] ?? 0) & 0xc0) === 0x80) to--;
    pieces.push(decoder.decode(octets.subarray(from, to)));
  }
  return pieces.join("\r\n ");
}
