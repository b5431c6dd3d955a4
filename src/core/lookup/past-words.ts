// When an id was current, what ended it and took its place, and what of that cannot wait.

import { oneLine } from "../text.ts";
import type { Match } from "./answer.ts";
import { isBack } from "./fix-words.ts";
import { moment } from "./moment.ts";
import { MOVES_WITH_FINGERPRINT } from "./record.ts";

/** When it was current, what ended it, and what took its place. */
export function detailSentences(match: Match, all: readonly Match[]): string[] {
  const { kind, status, since, until, announcement } = match;
  const from = `${moment(since.at)} (entry ${since.seq})`;
  if (until?.seq === since.seq) {
    return [`It was published until ${moment(until.at)}, in a history that was rewritten since.`];
  }
  if (announcement) {
    const of = announcement.of ? `, in place of ${announcement.of}` : "";
    const was = until ? "It was announced" : "It has been announced";
    return [`${was} since ${from} for ${moment(announcement.effectiveAt)}${of}.`, ...ended(match)];
  }
  if (until) {
    const period = `It was current from ${from} until ${moment(until.at)}.`;
    return [period, ...ended(match), ...(isBack(match, all) ? [] : replacement(match))];
  }
  if (kind === "coalition-id") {
    return [
      "It follows from the coalition's name alone, and never changes. The fingerprint folds it first, then the composition.",
    ];
  }
  return status === "retired" ? [`It was current from ${from} on.`] : [];
}

function ended({ until, changesSince = [] }: Match): string[] {
  if (!until) return [];
  const subject = oneLine(until.subject ?? "");
  const why = subject === "" ? "" : ` ("${subject}")`;
  // What the entry changed is in the list of what changed since.
  const isListed = changesSince.some(({ seq }) => seq === until.seq);
  const what = isListed ? "" : `: ${oneLine(until.title ?? "")}`;
  return [`Entry ${until.seq} ended it${what}${why}.`];
}

/** What is in its place. A fingerprint's is in the constant; a retired coalition's roots are of no use. */
function replacement({ kind, status, successor, now, shipped }: Match): string[] {
  if (kind === "fingerprint" || shipped === false) return [];
  if (status === "retired" && MOVES_WITH_FINGERPRINT.has(kind)) return [];
  if (!successor && !now) return ["Nothing took its place."];
  return [
    ...(successor ? [`Its place was taken by ${successor}.`] : []),
    now ? `In its place now: ${now}.` : "Nothing is in its place now.",
  ];
}

/** What cannot wait of all that came since an id went, the newest of each coalition first. */
export function urgentSentences(all: readonly Match[]): string[] {
  const sentences = all.flatMap((match) => {
    const { until, coalition, changesSince = [] } = match;
    if (!until || isBack(match, all)) return [];
    const reasons = [...changesSince.map(({ urgent }) => urgent).reverse(), until.urgent];
    return reasons.flatMap((it) =>
      it === undefined ? [] : oneLine(`Urgent: ${it} (${coalition})`),
    );
  });
  return [...new Set(sentences)];
}
