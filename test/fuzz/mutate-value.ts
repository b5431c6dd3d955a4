// Damage to a JSON value by meaning: ids and times become what people make of them. Some of it changes nothing that
// matters, and must stay valid.

import type { Random } from "./random.ts";

type Container = Record<string, unknown>;
interface Slot {
  container: Container;
  key: string;
}

/** A copy with this many places changed. */
export function mutatedValue<T>(value: T, random: Random, times: number): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (let time = 0; time < times; time++) {
    const slots = slotsIn(copy);
    if (slots.length === 0) return copy;
    mutateAt(random.of(slots), slots, random);
  }
  return copy;
}

function slotsIn(value: unknown): Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const container = value as Container;
  return Object.keys(container).flatMap((key) => [{ container, key }, ...slotsIn(container[key])]);
}

function mutateAt({ container, key }: Slot, all: readonly Slot[], random: Random): void {
  const value = container[key];
  const other = random.of(all);
  const how = random.below(10);
  if (how === 0) remove(container, key);
  else if (how === 1) put(container, key, structuredClone(other.container[other.key]));
  else if (how === 2) put(container, key, random.of(ANYTHING));
  else if (how > 3) put(container, key, varied(value, random));
  else if (Array.isArray(container)) container.splice(Number(key), 0, structuredClone(value));
  else put(container, random.of([`${key}s`, key.toUpperCase(), "x-note", "__proto__"]), value);
}

/** Own, whatever the key: plain assignment to __proto__ would set the prototype. */
function put(container: Container, key: string, value: unknown): void {
  const how = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(container, key, how);
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

function varied(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    const copy = [...value];
    return random.of([
      () => copy.reverse(),
      () => [],
      () => [...copy, ...copy],
      () => copy.slice(1),
    ])();
  }
  if (typeof value === "object" && value !== null) return random.of([null, {}, [value], value]);
  if (typeof value === "number")
    return random.of([value + 1, -value, value + 0.5, 2 ** 53, `${value}`, 0]);
  if (typeof value !== "string") return random.of(ANYTHING);
  const kinds = [...KINDS.filter(([form]) => form.test(value)).map(([, vary]) => vary), variedText];
  return random.of(random.of(kinds)(value, random));
}

type Vary = (text: string, random: Random) => readonly unknown[];

const KINDS: [form: RegExp, vary: Vary][] = [
  [/^[0-9a-f]{40,}$/, variedHex],
  [/^\d{4}-\d\d-\d\dT/, variedTime],
  [/^https:/, variedUrl],
  [/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, variedName],
];

function variedHex(hex: string, random: Random): unknown[] {
  const at = random.below(hex.length);
  const digit = "0123456789abcdef"[random.below(16)] ?? "0";
  return [
    hex.slice(0, at) + digit + hex.slice(at + 1),
    `0x${hex}`,
    hex.toUpperCase(),
    hex.slice(1),
    `${hex}0`,
    ` ${hex}`,
    `${hex}\n`,
    digit.repeat(hex.length),
    hex.replace(/0/, "O"),
    `"${hex}"`,
    hex.match(/../g)?.join(":"),
  ];
}

function variedTime(time: string): unknown[] {
  return [
    time.replace(/Z$/, ""),
    time.replace(/Z$/, "+01:00"),
    time.replace("T", " "),
    time.replace(/-\d\dT/, "-31T").replace(/-\d\d-/, "-02-"),
    time.replace(/^\d{4}/, "9999"),
    time.replace(/^\d{4}/, "1970"),
    time.replace(/T\d\d/, "T24"),
    time.replace(/:\d\dZ/, ":60Z"),
    time.replace(/:\d\dZ$/, "Z"),
    time.toLowerCase(),
    `${Date.parse(time)}`,
    Date.parse(time) / 1000,
  ];
}

function variedUrl(url: string): unknown[] {
  return [
    url.replace("https:", "http:"),
    url.replace("https:", "HTTPS:"),
    url.replace("https:", "javascript:"),
    url.replace("//", "//user:secret@"),
    url.replace("//", "//127.0.0.1/"),
    url.replace("//", "/"),
    `${url} `,
    `${url}?a=%zz&b=\u00e9`,
    "https://",
    "https://exa mple.org/",
    `${url}/${"x".repeat(3000)}`,
  ];
}

function variedName(name: string): unknown[] {
  const [first = "", ...others] = name.split(".");
  return [
    name.toUpperCase(),
    first,
    `${name}.`,
    `.${name}`,
    [`api`, ...others].join("."),
    `con.${others.join(".")}`,
    `${name}.${"a".repeat(90)}`,
    name.replace(/l/g, "1"),
    name.replace(/\./g, "/"),
    `${name}.json`,
  ];
}

function variedText(text: string, random: Random): unknown[] {
  const at = random.below(text.length + 1);
  const within = (piece: string) => text.slice(0, at) + piece + text.slice(at);
  return [
    ...PIECES.map(within),
    "",
    " ",
    ` ${text}`,
    text.normalize("NFD"),
    text.repeat(40),
    null,
    [text],
  ];
}

/** Each means something to some program that a text goes through. */
const PIECES = [
  "\ud83d",
  "\udc00",
  "\u0000",
  "\u001b[31m",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\u00a0",
  "\u2028",
  "\ufffe",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "e\u0301",
  "\n",
  "\r\n",
  "]]>",
  "<script>",
  "](https://evil.example)",
  "```",
  "| x |",
  "@everyone",
  "::error::",
  "$" + "{{ github.token }}",
  "$(id)",
  "../",
  "%00",
  "\\",
  '"',
];

const ANYTHING: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  "",
  "null",
  [],
  {},
  [[]],
  "0".repeat(64),
  "a".repeat(5000),
  { __proto__: null, name: "x" },
];
