// Random registries with operators, and what people and merges do to their CODEOWNERS.

import fc from "fast-check";
import type { Definition } from "../../src/core/registry/definition.ts";
import { coalitionOf } from "./owned-registries.ts";

export const login = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,8}$/);
const file = fc
  .tuple(
    fc.array(fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,5}$/), { maxLength: 2 }),
    fc.stringMatching(/^[a-f]\.[a-f]$/),
  )
  .map(([folders, name]) => ["coalitions", ...folders, `x${name}.json`].join("/"));

export const registries = fc
  .uniqueArray(fc.tuple(file, fc.array(login, { maxLength: 3 })), {
    selector: ([path]) => path,
    minLength: 1,
    maxLength: 8,
  })
  .map(
    (given): Record<string, Definition> =>
      Object.fromEntries(given.map(([path, logins]) => [path, coalitionOf(path, logins)])),
  );

const PATTERNS = [
  ...["*", "*.json", "/coalitions/", "/coalitions", "coalitions/*", "coalitions/**", "**/*.json"],
  ...["/coalitions/xa.a.json", "xa.a.json", "docs/", "/", "x?.a.json", "/.github/", "a", "**"],
];
export const line = fc.oneof(
  fc
    .tuple(fc.constantFrom(...PATTERNS), fc.array(login, { maxLength: 2 }))
    .map(([pattern, logins]) => [pattern, ...logins.map((it) => `@${it}`)].join(" ")),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "# a comment", "\\", "\\ ", "/coalitions/x\\ y.json @a", "!*", "[a-z] @b"),
);

/** What people, and merges, do to a file of lines. */
const edit = fc.record({
  kind: fc.constantFrom("delete", "copy", "swap", "insert", "case", "reown"),
  at: fc.nat(),
  to: fc.nat(),
  line,
  login,
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** The text after all edits; the first line stays. */
export function edited(text: string, given: readonly Edit[]): string {
  const [head = "", ...lines] = text.split("\n");
  for (const { kind, at, to, line: added, login: other } of given) {
    const [from, target] = [at % (lines.length + 1), to % (lines.length + 1)];
    const old = lines[from] ?? "";
    if (kind === "delete") lines.splice(from, 1);
    if (kind === "copy") lines.splice(target, 0, old);
    if (kind === "insert") lines.splice(target, 0, added);
    if (kind === "case") lines[from] = old.replace(/@.*/, (owners) => owners.toUpperCase());
    if (kind === "reown") lines[from] = old.replace(/@[^ ]+/, `@${other}`);
    if (kind === "swap") [lines[from], lines[target]] = [lines[target] ?? "", old];
  }
  return [head, ...lines].join("\n");
}
export const edits = fc.array(edit, { maxLength: 4 });
