// The texts of an announced change in a calendar.

import { announcedWhat } from "../../src/core/changes/impact-announcements.ts";
import { type EventState, isRetirement } from "../../src/core/history/announced-changes.ts";
import type { AnnouncedEvent } from "../../src/core/history/announced-events.ts";
import { oneLine } from "../../src/core/text.ts";
import { moment } from "../../src/core/time.ts";

const MARKS: Record<EventState, string> = {
  announced: "",
  overdue: "Overdue: ",
  "carried-out": "Done: ",
  overtaken: "Cancelled: ",
  withdrawn: "Cancelled: ",
  moot: "Cancelled: ",
};

/** "mini.one: stable id change of lattice base.mainnet (breaking)", on one line. */
export function eventTitle({ coalition, state, what, of, breaking }: AnnouncedEvent): string {
  const change = isRetirement(what)
    ? `retires${what.replacement === null ? "" : `, replaced by ${what.replacement}`}`
    : announcedWhat({ before: null, after: what, ...(of && { of }) });
  return oneLine(`${MARKS[state]}${coalition}: ${change}${breaking ? " (breaking)" : ""}`);
}

/** What to do comes first; one sentence or id to a line. */
export function eventDescription(event: AnnouncedEvent, url: string): string {
  const { what, next } = event;
  const ids = isRetirement(what)
    ? []
    : [`Change: ${what.id} ${what.to === null ? "retires" : `becomes ${what.to}`}`];
  const [first, last] = [event.first, event.last].map(({ at }) => at.slice(0, 10));
  const lines = [
    stateWords(event),
    ...(next === undefined ? [] : [`The fingerprint from then on: ${next}`]),
    ...ids,
    `Why: ${what.reason}`,
    `Announced on ${first}.${last === first ? "" : ` Last changed on ${last}.`}`,
  ];
  return [...lines.map(oneLine), url].join("\n");
}

function stateWords(event: AnnouncedEvent): string {
  const { state, at, last } = event;
  if (state === "announced") return `${taskOf(event)} It takes effect at ${moment(at)}.`;
  if (state === "overdue") {
    return `${moment(at)} has passed, but the change has not been published. If handles time out (ConnectTimeout), it happened without being published: ask the operator. Otherwise keep the current build.`;
  }
  if (state === "carried-out")
    return `The change is in effect. It was published on ${moment(last.at)}.`;
  const reason = {
    withdrawn: `The operator withdrew the announcement on ${last.at.slice(0, 10)}.`,
    overtaken: "Another change was published in its place.",
    moot: "The coalition retires before this time.",
  }[state];
  return `${reason} Do not use a build that was prepared for it.`;
}

function taskOf({ what, breaking }: AnnouncedEvent): string {
  if (isRetirement(what)) {
    return what.replacement === null
      ? "Stop using the coalition by then: afterwards, all its handles time out (ConnectTimeout)."
      : `Compile in ${what.replacement} by then: afterwards, all handles of this coalition time out (ConnectTimeout).`;
  }
  return breaking
    ? "Recompile: prepare a build for this time, and start it then."
    : "This breaks nothing that is compiled in.";
}
