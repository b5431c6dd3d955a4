// Random damage to a valid definition: to its JSON value, and to its file's bytes.

import fc from "fast-check";

/** Any JSON value, with keys and texts that are known to trip programs up. */
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    "",
    "0x",
    "\ud800",
    "__proto__",
    {},
    [],
    [[]],
    -1,
    1.5,
    1e300,
    true,
    "0".repeat(64),
    "F".repeat(64),
    `0x${"0".repeat(96)}`,
    "2026-02-30T00:00:00Z",
    "a".repeat(3000),
  ),
);

const anyKey = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.constantFrom("__proto__", "constructor", "a/b", "~1", "", "name", "0", "toString"),
);

interface Damage {
  pick: number;
  how: "delete" | "replace" | "add";
  key: string;
  value: unknown;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  pick: fc.nat(),
  how: fc.constantFrom("delete", "replace", "add"),
  key: anyKey,
  value: anyJson,
});

type Container = Record<string, unknown>;

/** Every object and array in a value, with each of their keys. */
function slots(value: unknown): [Container, string][] {
  if (typeof value !== "object" || value === null) return [];
  const container = value as Container;
  return Object.keys(container).flatMap((key): [Container, string][] => [
    [container, key],
    ...slots(container[key]),
  ]);
}

/** An own property whatever the key: plain assignment to __proto__ would set the prototype. */
function put(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function applyDamage(root: unknown, { pick, how, key, value }: Damage): void {
  const all = slots(root);
  const [container, at] = all[pick % Math.max(1, all.length)] ?? [];
  if (!container || at === undefined) return;
  if (how === "replace") put(container, at, structuredClone(value));
  else if (how === "add" && !Array.isArray(container)) put(container, key, structuredClone(value));
  else if (Array.isArray(container)) container.splice(Number(at), 1);
  else delete container[at];
}

/** Copies of the values with one to four members deleted, replaced or added. */
export function damagedValues(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([value, damages]) => {
      // Not structuredClone: it would keep what the builders share, and damage two places at once.
      const copy: unknown = JSON.parse(JSON.stringify(value));
      for (const it of damages) applyDamage(copy, it);
      return copy;
    });
}

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat(40),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(...'{}[]:,"\\/* \n\r\t0-.eE\0'.split("").map((text) => Buffer.from(text))),
    fc.constantFrom(...["//", "/*", "*/", '"\n', "\\u00", "[[", "é"].map((it) => Buffer.from(it))),
  ),
});

/** Copies of the bytes with one to six places cut out or written over. */
export function damagedBytes(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(bytes, fc.array(edit, { minLength: 1, maxLength: 6 })).map(([whole, edits]) =>
    edits.reduce((now: Uint8Array, { at, remove, insert }) => {
      const start = at % (now.length + 1);
      return Buffer.concat([now.subarray(0, start), insert, now.subarray(start + remove)]);
    }, whole),
  );
}
