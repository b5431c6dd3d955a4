// All that a version says, in one form: to tell whether two say the same.

import type { Definition } from "../../src/core/registry/definition.ts";

/** With keys and announcements in one order, and without the path to the schema. */
export function saidBy({ $schema: _, upcoming = [], ...rest }: Definition): string {
  const notices = upcoming.map((it) => sorted(it)).sort();
  return `${sorted(rest)} ${notices.join()}`;
}

/** JSON text with each object's keys in one order. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
