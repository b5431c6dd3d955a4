// Calendars as programs read them: by ical.js, and by Python's icalendar if that is installed.

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import ICAL from "ical.js";
import { pythonWith } from "./python.ts";

export interface ReadEvent {
  uid: string;
  sequence: number;
  status: string;
  at: string;
  stamp: string;
  modified: string;
  summary: string;
  description: string;
  url: string;
  /** In seconds from its beginning. */
  alarms: number[];
}

export interface ReadCalendar {
  about: string;
  events: ReadEvent[];
}

export function readCalendar(text: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((it) => {
    const value = (name: string) => String(it.getFirstPropertyValue(name));
    return {
      uid: value("uid"),
      sequence: Number(value("sequence")),
      status: value("status"),
      at: value("dtstart"),
      stamp: value("dtstamp"),
      modified: value("last-modified"),
      summary: value("summary"),
      description: value("description"),
      url: value("url"),
      alarms: it
        .getAllSubcomponents("valarm")
        .map((alarm) => (alarm.getFirstPropertyValue("trigger") as ICAL.Duration).toSeconds()),
    };
  });
  return { about: String(calendar.getFirstPropertyValue("description")), events };
}

export const calendarPython = pythonWith("icalendar");

/** By the paths of the files below the folder. */
export function readByPython(folder: string, paths: string[]): Record<string, ReadCalendar> {
  const script = resolve("test/support/parse_calendars.py");
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  return JSON.parse(execFileSync(calendarPython ?? "", [script, ...paths], options));
}
