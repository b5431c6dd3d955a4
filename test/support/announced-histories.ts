// A history of every way that announcements go: announced with the first version, moved, withdrawn, carried out,
// overdue, overtaken by something else; and a coalition that ends.

import type { Commit } from "../../src/core/history/change-log.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { announced, changed, definition, lattice as latticeOf, organism } from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf } from "./ids.ts";
import { fileOf } from "./registries.ts";

const CITIZENS = ["first", "moved", "withdrawn", "done", "late", "overtaken"] as const;

export type CitizenName = (typeof CITIZENS)[number];

/** The stable id of a citizen, before or after what is announced of it. */
export const citizenId = (name: CitizenName, version = 1) => idOf(`${name} ${version}`);

const citizen = (name: CitizenName, version = 1) =>
  latticeOf(`${name}.mainnet`, { stableId: citizenId(name, version) });

const bump = (name: CitizenName, effectiveAt: string, changes: Partial<Upcoming> = {}): Upcoming =>
  announced(citizenId(name), citizenId(name, 2), {
    notice: CITIZENS.indexOf(name) + 1,
    effectiveAt,
    reason: `The ${name} one`,
    ...changes,
  });

const FAR = "2026-12-01T14:00Z";

/** One commit a day from 5 January 2026 on; `reason` is the reason of every announcement in the last version. */
export function announcedCommits(reason = "Because"): Commit[] {
  return versions(reason).map((value, index) => commitOf({ [fileOf(value)]: value }, index));
}

function versions(reason: string): Definition[] {
  const start = definition({
    name: "mini.calendar",
    lattices: CITIZENS.map((name) => citizen(name)),
    organisms: [organism("searcher")],
    upcoming: [bump("first", FAR)],
  });
  const announcedAll = changed(start, {
    upcoming: [
      bump("first", FAR),
      bump("moved", "2026-11-30T14:00:00Z"),
      bump("withdrawn", "2026-12-05T09:00:00Z"),
      bump("done", "2026-01-07T14:00:00Z"),
      bump("late", "2026-01-06T14:00:00Z"),
      bump("overtaken", "2026-12-08T14:00:00Z"),
    ],
  });
  const later = changed(announcedAll, {
    lattices: CITIZENS.map((name) => {
      const version = { done: 2, overtaken: 3 }[name as string] ?? 1;
      return citizen(name, version);
    }),
    upcoming: [
      bump("first", FAR),
      bump("moved", "2026-12-07T14:00:00Z", { reason }),
      bump("late", "2026-01-06T14:00:00Z"),
    ],
  });
  const ending = definition({ name: "mini.ending", lattices: [citizen("first")] });
  const end = { at: "2027-01-04T00:00:00Z", reason, replacement: "mini.calendar" };
  const reported = changed(later, { title: "Reported as late" });
  return [start, announcedAll, later, reported, ending, changed(ending, { retirement: end })];
}
