// A calendar of announced changes. An event keeps its UID when it is moved, and its SEQUENCE rises with each change,
// so that subscribed calendars move it or strike it out.

import { businessDaysBefore } from "../../src/core/business-days.ts";
import { type AnnouncedEvent, isAwaited } from "../../src/core/history/announced-events.ts";
import { compareText } from "../../src/core/problem.ts";
import type { UtcTime } from "../../src/core/registry/definition.ts";
import { cleanText, oneLine } from "../../src/core/text.ts";
import { isRealTime, secondsOf } from "../../src/core/time.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { MOST_BYTES } from "../feeds/limits.ts";
import { eventDescription, eventTitle } from "./event-words.ts";
import { component, durationBefore, icalText, textValue, timeValue } from "./ical.ts";

interface CalendarFacts {
  title: string;
  description: string;
  /** The registry's, with a final slash. */
  baseUrl: string;
  events: readonly AnnouncedEvent[];
}

/** In business days. */
const ALARMS = [3, 1];

/** The size of a calendar's first and last line. */
const FRAME_BYTES = 100;

/** Calendars have no earlier times, but a history may have any well-formed time. */
const EARLIEST: UtcTime = "1970-01-01T00:00:00Z";

export function renderCalendar({ title, description, baseUrl, events }: CalendarFacts): string {
  const name = textValue(oneLine(title));
  const head = [
    "VERSION:2.0",
    "PRODID:-//coalitions//change channel//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `DESCRIPTION:${textValue(oneLine(description))}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
  ];
  const shown = [...newestThatFit(events, baseUrl, MOST_BYTES - bytesOf(head) - FRAME_BYTES)];
  // The standard requires at least one component.
  return icalText(component("VCALENDAR", [...head, ...(shown.length > 0 ? shown.flat() : UTC)]));
}

const UTC = component("VTIMEZONE", [
  "TZID:Etc/UTC",
  ...component("STANDARD", ["DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000"]),
]);

/** Latest times first. If not all fit, the oldest are left out. */
function* newestThatFit(
  events: readonly AnnouncedEvent[],
  baseUrl: string,
  bytes: number,
): Generator<string[]> {
  const known = events.filter(({ at }) => isRealTime(at) && at >= EARLIEST);
  const sorted = known.sort((a, b) => compareText(b.at, a.at) || compareText(a.key, b.key));
  let left = bytes;
  for (const event of sorted) {
    const lines = eventLines(event, baseUrl);
    left -= bytesOf(lines);
    if (left < 0) return;
    yield lines;
  }
}

function bytesOf(lines: readonly string[]): number {
  return new TextEncoder().encode(icalText(lines)).length;
}

function eventLines(event: AnnouncedEvent, baseUrl: string): string[] {
  const { key, coalition, at, first, last, revision, breaking } = event;
  const url = `${baseUrl}${coalition}/history/#${coalition}-${last.seq}`;
  const title = eventTitle(event);
  const isOn = isAwaited(event) || event.state === "carried-out";
  return component("VEVENT", [
    `UID:${uuidUrn("calendar", key)}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${timeValue(last.at)}`,
    `CREATED:${timeValue(first.at)}`,
    `LAST-MODIFIED:${timeValue(last.at)}`,
    `DTSTART:${timeValue(at)}`,
    `SUMMARY:${textValue(title)}`,
    `DESCRIPTION:${textValue(cleanText(eventDescription(event, url)))}`,
    `URL:${url}`,
    `CATEGORIES:${breaking ? "breaking" : "compatible"}`,
    `STATUS:${isOn ? "CONFIRMED" : "CANCELLED"}`,
    // It does not make anybody busy.
    "TRANSP:TRANSPARENT",
    ...(event.state === "announced" ? ALARMS.flatMap((days) => alarm(at, days, title)) : []),
  ]);
}

/** Relative to the event: some programs ignore absolute alarms. */
function alarm(at: UtcTime, days: number, title: string): string[] {
  const seconds = secondsOf(at) - secondsOf(businessDaysBefore(at, days));
  return component("VALARM", [
    "ACTION:DISPLAY",
    `TRIGGER:${durationBefore(seconds)}`,
    `DESCRIPTION:${textValue(title)}`,
  ]);
}
