// Calendars of announced changes: what they say as announcements change, and that two independent parsers read them
// alike.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { durationBefore, icalText, textValue } from "../../site/calendar/ical.ts";
import { oneLine } from "../../src/core/text.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { announcedCommits, type CitizenName, citizenId } from "../support/announced-histories.ts";
import { hostileFeeds } from "../support/hostile-feeds.ts";
import { HOSTILE_STRINGS } from "../support/hostile-strings.ts";
import {
  calendarPython,
  type ReadCalendar,
  type ReadEvent,
  readByPython,
  readCalendar,
} from "../support/read-calendar.ts";
import { feedsOfView, folderOf, viewOfCommits } from "../support/rendered-feeds.ts";

const calendarsAfter = (commits: number) =>
  feedsOfView(viewOfCommits(announcedCommits().slice(0, commits)));
const eventsOf = (files: ReadonlyMap<string, string>, path = "changes.ics") =>
  readCalendar(files.get(path) ?? "").events;

/** Of the citizen with this name, in the calendar of all. */
function eventOf(files: ReadonlyMap<string, string>, name: CitizenName): ReadEvent | undefined {
  return eventsOf(files).find(({ summary }) => summary.includes(`${name}.mainnet`));
}

describe("the calendar of a registry", () => {
  const [early, late] = [calendarsAfter(2), calendarsAfter(6)];

  it("has each announced change once, the latest time first", () => {
    const facts = eventsOf(late).map(({ at, sequence, status, summary, alarms }) =>
      [at, sequence, status, alarms.map((it) => it / 3600), summary].join(" "),
    );
    expect(facts).toMatchInlineSnapshot(`
      [
        "2027-01-04T00:00:00Z 0 CONFIRMED -120,-72 mini.ending: retires, replaced by mini.calendar (breaking)",
        "2026-12-08T14:00:00Z 1 CANCELLED  Cancelled: mini.calendar: stable id change of lattice overtaken.mainnet (breaking)",
        "2026-12-07T14:00:00Z 1 CONFIRMED -120,-72 mini.calendar: stable id change of lattice moved.mainnet (breaking)",
        "2026-12-05T09:00:00Z 1 CANCELLED  Cancelled: mini.calendar: stable id change of lattice withdrawn.mainnet (breaking)",
        "2026-12-01T14:00:00Z 2 CONFIRMED -120,-24 mini.calendar: stable id change of lattice first.mainnet (breaking)",
        "2026-01-07T14:00:00Z 1 CONFIRMED  Done: mini.calendar: stable id change of lattice done.mainnet (breaking)",
        "2026-01-06T14:00:00Z 1 CONFIRMED  Overdue: mini.calendar: stable id change of lattice late.mainnet (breaking)",
      ]
    `);
  });

  it.each(["moved", "withdrawn", "overtaken", "done", "late"] as const)(
    "has one that is %s under the same UID, with another SEQUENCE",
    (name) => {
      const [before, after] = [eventOf(early, name), eventOf(late, name)];
      expect(before?.uid).toMatch(/^urn:uuid:/);
      expect(after?.uid).toBe(before?.uid);
      expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY);
      expect(after?.stamp).toBe(after?.modified);
      expect((after?.stamp ?? "") > (before?.stamp ?? "")).toBe(true);
    },
  );

  it("moves what is moved, and strikes out what was cancelled", () => {
    expect(eventOf(early, "moved")?.at).toBe("2026-11-30T14:00:00Z");
    expect(eventOf(late, "moved")).toMatchObject({
      at: "2026-12-07T14:00:00Z",
      status: "CONFIRMED",
    });
    for (const name of ["withdrawn", "overtaken"] as const) {
      expect(eventOf(late, name)).toMatchObject({ status: "CANCELLED", alarms: [] });
    }
  });

  it("says what to compile in, why, and where to look", () => {
    const event = eventOf(early, "first");
    expect(event?.description).toMatch(
      /^Recompile: .*\nThe fingerprint from then on: [0-9a-f]{64}\n/,
    );
    expect(event?.description).toContain("\nWhy: The first one\n");
    expect(event?.url).toMatch(/\/mini\.calendar\/history\/#mini\.calendar-\d$/);
    expect(event?.description.endsWith(event.url)).toBe(true);
  });

  it("has only times that exist", () => {
    for (const { at, stamp } of eventsOf(late)) {
      for (const time of [at, stamp]) expect(time).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  it("is the same from the same history, and each event is the same until it changes", () => {
    expect(calendarsAfter(6)).toEqual(late);
    for (let count = 1; count < 6; count++) {
      const then = new Map(eventsOf(calendarsAfter(count)).map((it) => [it.uid, it]));
      for (const now of eventsOf(calendarsAfter(count + 1))) {
        const before = then.get(now.uid);
        if (before?.sequence === now.sequence) expect(now).toEqual(before);
      }
    }
  });

  it("is in the calendars of its coalition and of both ids, and in no other citizen's", () => {
    const uid = eventOf(late, "moved")?.uid;
    const paths = [...late.keys()].filter((path) => path.endsWith(".ics"));
    const having = paths.filter((path) => eventsOf(late, path).some((it) => it.uid === uid));
    expect(having.sort()).toEqual(
      ["changes.ics", "mini.calendar/changes.ics", `citizens/${citizenId("moved")}.ics`].sort(),
    );
    expect(eventsOf(late, `citizens/${citizenId("done", 2)}.ics`)).toHaveLength(1);
    // Announced with the first version, and in the end of a coalition that has it, too.
    expect(eventsOf(late, `citizens/${citizenId("first")}.ics`)).toHaveLength(2);
  });

  it("is small if nothing is announced, but not empty, which the standard forbids", () => {
    const files = feedsOfView(viewOfCommits(announcedCommits().slice(4, 5)));
    const text = files.get("changes.ics") ?? "";
    expect(text).not.toContain("BEGIN:VEVENT");
    expect(text).toContain("BEGIN:VTIMEZONE");
    expect(text.length).toBeLessThan(800);
    expect(files.has("breaking.ics")).toBe(false);
    // That of an id comes with its first announcement.
    expect(files.has(`citizens/${citizenId("first")}.atom`)).toBe(true);
    expect(files.has(`citizens/${citizenId("first")}.ics`)).toBe(false);
  });
});

describe("calendars of hostile text", () => {
  let files: Map<string, string>;
  let disk: ReturnType<typeof folderOf>;
  const reasons = new Map<string, string>();
  beforeAll(() => {
    files = new Map(hostileFeeds().files);
    for (const [index, text] of HOSTILE_STRINGS.entries()) {
      const reason = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, "") || "x";
      const more = feedsOfView(viewOfCommits(announcedCommits(reason.slice(0, 400))));
      files.set(`hostile-${index}.ics`, more.get("changes.ics") ?? "");
      reasons.set(`hostile-${index}.ics`, reason.slice(0, 400));
    }
    for (const path of files.keys()) if (!path.endsWith(".ics")) files.delete(path);
    disk = folderOf(files);
  });
  afterAll(() => disk.remove());

  it("have lines of at most 75 octets, each ended by CRLF, and whole characters", () => {
    expect(files.size).toBeGreaterThan(250);
    for (const [path, text] of files) {
      const lines = text.split("\r\n");
      expect(lines.pop(), path).toBe("");
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f]|\p{Cs}/u);
      }
    }
  });

  it("have only the calendar's own properties", () => {
    const lines = [...files.values()].flatMap((text) => text.replaceAll("\r\n ", "").split("\r\n"));
    const names = new Set(lines.filter((it) => it !== "").map((it) => it.split(/[:;]/)[0]));
    expect([...names].sort()).toMatchInlineSnapshot(`
      [
        "ACTION",
        "BEGIN",
        "CALSCALE",
        "CATEGORIES",
        "CREATED",
        "DESCRIPTION",
        "DTSTAMP",
        "DTSTART",
        "END",
        "LAST-MODIFIED",
        "NAME",
        "PRODID",
        "REFRESH-INTERVAL",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "TRIGGER",
        "UID",
        "URL",
        "VERSION",
        "X-PUBLISHED-TTL",
        "X-WR-CALNAME",
      ]
    `);
  });

  it("have the unchanged reason, on one line", () => {
    for (const [path, reason] of reasons) {
      // No definition has such a reason, and is refused.
      if (oneLine(reason) === "") continue;
      const [end] = readCalendar(files.get(path) ?? "").events;
      expect(end?.description.split("\n"), path).toContain(`Why: ${oneLine(reason)}`);
    }
  });

  it.skipIf(calendarPython === undefined)(
    "are read alike by ical.js and by Python's icalendar (needs python3-icalendar)",
    () => {
      const paths = [...files.keys()];
      const byPython = readByPython(disk.folder, paths);
      let count = 0;
      for (const path of paths) {
        const byIcal = readCalendar(files.get(path) ?? "");
        expect(alike(byPython[path]), path).toEqual(alike(byIcal));
        count += byIcal.events.length;
      }
      expect(count).toBeGreaterThan(500);
    },
  );
});

/** Debian's icalendar 4 unescapes twice, so the number of backslashes and what follows them is not compared. */
function alike(calendar: ReadCalendar | undefined): unknown {
  return JSON.parse(JSON.stringify(calendar), (_, value) =>
    typeof value === "string" ? value.replace(/(\\+[nN]?|\n)+/g, "\\") : value,
  );
}

describe("a line", () => {
  it("is folded by octets, never within a character, and unfolds to the same text", () => {
    for (const text of [
      "é".repeat(100),
      "🧱".repeat(60),
      `${"x".repeat(74)}🧱`,
      "a".repeat(75),
      "a".repeat(76),
    ]) {
      const lines = icalText([text]).split("\r\n");
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(lines.map((line, index) => (index > 0 ? line.slice(1) : line)).join("")).toBe(text);
    }
  });

  it("has its text escaped", () => {
    expect(textValue("a\\b;c,d\r\ne\nf")).toBe("a\\\\b\\;c\\,d\\ne\\nf");
  });

  it.each([
    [0, "-P0D"],
    [259_200, "-P3D"],
    [136_800, "-P1DT14H"],
    [3_661, "-PT1H1M1S"],
  ])("has %d seconds before as %s", (seconds, text) => {
    expect(durationBefore(seconds)).toBe(text);
  });
});

it("has UIDs that no item of a feed has", () => {
  expect(uuidUrn("calendar", "x")).not.toBe(uuidUrn("changes", "x"));
});
