// Describes the past of an id: when it was current, what ended it, what replaced it, and which changes are urgent.

import { oneLine } from "../text.ts";
import { moment } from "../time.ts";
import type { Match } from "./answer.ts";
import { isBack } from "./fix-words.ts";
import { MOVES_WITH_FINGERPRINT } from "./record.ts";

/** When it was current, what ended it, and what replaced it. */
export function detailSentences(match: Match, all: readonly Match[]): string[] {
  const { kind, status, since, until, announcement } = match;
  const from = `${moment(since.at)} (entry ${since.seq})`;
  if (until?.seq === since.seq) {
    return [`It was published until ${moment(until.at)}, in a history that was later rewritten.`];
  }
  if (announcement) {
    const of = announcement.of ? `, to replace ${announcement.of}` : "";
    // While it is announced, the title has its time.
    const at = until ? ` for ${moment(announcement.effectiveAt)}` : "";
    return [`It was announced on ${from}${at}${of}.`, ...ended(match)];
  }
  if (until) {
    const period = `It was current from ${from} until ${moment(until.at)}.`;
    return [period, ...ended(match), ...(isBack(match, all) ? [] : replacement(match))];
  }
  if (kind === "coalition-id") {
    return [
      "It is derived from the coalition's name alone, and never changes. The fingerprint folds it first, then the composition.",
    ];
  }
  return status === "retired" ? [`It became current on ${from}.`] : [];
}

function ended({ until, changesSince = [] }: Match): string[] {
  if (!until) return [];
  const subject = oneLine(until.subject ?? "");
  const quoted = subject === "" ? "" : ` ("${subject}")`;
  // The list of changes has what the entry changed.
  const isListed = changesSince.some(({ seq }) => seq === until.seq);
  const what = isListed ? "" : `: ${oneLine(until.title ?? "")}`;
  return [`Entry ${until.seq} ended it${what}${quoted}.`];
}

/** What replaced it. Not for a fingerprint, which the constant has, nor for the roots of a retired coalition. */
function replacement({ kind, status, successor, now, shipped }: Match): string[] {
  if (kind === "fingerprint" || shipped === false) return [];
  if (status === "retired" && MOVES_WITH_FINGERPRINT.has(kind)) return [];
  if (!successor && !now) return ["Nothing replaced it."];
  return [
    ...(successor ? [`It was replaced by ${successor}.`] : []),
    now ? `Current id: ${now}.` : "Nothing replaces it now.",
  ];
}

/** The urgent changes since an id ended, the newest of each coalition first. */
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
