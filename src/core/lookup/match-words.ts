// One time that an id stood, in sentences: since when, until when and why, and what to do now.

import { ANNOUNCED_KINDS } from "../changes/impact-announcements.ts";
import { oneLine } from "../text.ts";
import type { Match } from "./answer.ts";
import { moment } from "./moment.ts";
import { type LookupAnnouncement, type LookupKind, MOVES_WITH_FINGERPRINT } from "./record.ts";

/** What the fingerprint folds: when it goes, the fingerprint moves. */
const FOLDED: LookupKind[] = ["stable-id", "confluence", "module", "ticket-issuer"];

/** `all` are the matches of the same id. */
export function matchSentences(match: Match, all: readonly Match[]): string[] {
  return [
    ...periodSentences(match),
    ...(match.until ? endingSentences(match, all) : []),
    ...retirementSentences(match),
    ...(match.until ? [] : (match.announced ?? []).map((it) => announcementSentence(it, match))),
    ...unservedSentences(match),
    ...(servesNow(match) ? [NOT_THE_CAUSE] : []),
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

function servesNow({ status, kind, shipped }: Match): boolean {
  return status === "current" && shipped !== false && MOVES_WITH_FINGERPRINT.has(kind);
}

/** What to do now, and the line of Rust that goes with it. */
export function whatToDo(match: Match, all: readonly Match[]): { todo: string[]; rust?: string } {
  const { status, kind, compileIn, coalition, now } = match;
  if (isBack(match, all)) return { todo: [] };
  if (status === "announced") {
    return { todo: ["Do not compile it in for builds that run before that time."] };
  }
  if (match.shipped === false && status === "current") {
    return { todo: [`Open no handle on it through ${coalition}.`] };
  }
  const ending = match.retirement && todoBeforeEnd(match);
  if (status === "current" && ending) return { todo: [ending] };
  if (status === "current" && kind !== "coalition-id") {
    const isCalm = MOVES_WITH_FINGERPRINT.has(kind) && (match.announced ?? []).length === 0;
    return { todo: isCalm ? ["Nothing to do now."] : [] };
  }
  if (!compileIn) return { todo: ["Stop using it: nothing takes its place."] };
  const moved = MOVES_WITH_FINGERPRINT.has(kind) || FOLDED.includes(kind);
  if (status === "superseded" && !moved) return { todo: now ? [`Take ${now}.`] : [] };
  const of = compileIn.coalition === coalition ? "" : ` of ${compileIn.coalition}`;
  const rust = `pub const FINGERPRINT: UniqueId = unique_id!("${compileIn.fingerprint}");`;
  return { todo: [`Compile in the fingerprint${of} as it is now: ${compileIn.fingerprint}`], rust };
}

const NOT_THE_CAUSE =
  "If you get ConnectTimeout all the same, this id is not the cause, if it is what your build holds: compare byte for byte, since unique_id!(…) makes another id of one that is written with 0x.";

function periodSentences({ kind, since, until, announcement, status }: Match): string[] {
  const from = `${moment(since.at)} (entry ${since.seq})`;
  if (announcement) {
    const when = moment(announcement.effectiveAt);
    const of = announcement.of ? `, in place of ${announcement.of}` : "";
    const was = until ? "was announced" : "is announced";
    return [`It ${was} since ${from} for ${when}${of}.`];
  }
  if (until?.seq === since.seq) {
    return [`It was published until ${moment(until.at)}, in a history that was rewritten since.`];
  }
  if (until) return [`It stood from ${from} until ${moment(until.at)}.`];
  if (kind === "coalition-id") {
    return [
      "It follows from the coalition's name alone, and never changes. The fingerprint folds it first, then the composition.",
    ];
  }
  return [`It ${status === "retired" ? "has stood" : "stands"} since ${from}.`];
}

function endingSentences(match: Match, all: readonly Match[]): string[] {
  const { until, kind, announcement, changesSince = [] } = match;
  if (!until) return [];
  const subject = oneLine(until.subject ?? "");
  const why = subject === "" ? "" : ` ("${subject}")`;
  // What the entry changed is told below, with all that came after it.
  const toldBelow = changesSince.some(({ seq }) => seq === until.seq);
  const by = `Entry ${until.seq} ended it${toldBelow ? "" : `: ${until.title ?? ""}`}${why}.`;
  if (isBack(match, all)) return [by, "It came back since, and stands."];
  if (announcement)
    return [by, "It was never current: the announcement was withdrawn, amended or overtaken."];
  const timeout =
    "Builds that hold it get ConnectTimeout on the coalition's module and ticket handles.";
  if (match.shipped === false) return [by];
  return [
    by,
    ...replacementSentences(match),
    ...(MOVES_WITH_FINGERPRINT.has(kind) ? [timeout] : []),
  ];
}

/** What stands where it stood. */
function replacementSentences({ kind, status, successor, now }: Match): string[] {
  // The fingerprint is said by what to do; a retired coalition's roots are of no use.
  if (kind === "fingerprint" || (status === "retired" && MOVES_WITH_FINGERPRINT.has(kind)))
    return [];
  if (!successor && !now) return ["Nothing has taken its place."];
  return [
    ...(successor ? [`Its place was taken by ${successor}.`] : []),
    now ? `In its place now: ${now}.` : "Its place is gone since.",
  ];
}

/** The same id of the same part stands again. */
function isBack({ coalition, kind, until }: Match, all: readonly Match[]): boolean {
  if (!until) return false;
  return all.some((it) => it.coalition === coalition && it.kind === kind && !it.until);
}

/** What to do while the coalition is still served; undefined of an id that others may have after it. */
function todoBeforeEnd({ retirement, instead, kind, coalition }: Match): string | undefined {
  if (!MOVES_WITH_FINGERPRINT.has(kind) || !retirement) return undefined;
  const by = moment(retirement.at);
  return instead
    ? `By ${by}, compile in the fingerprint of ${instead.coalition}: ${instead.fingerprint}`
    : `Stop using ${coalition} by ${by}: nothing takes its place.`;
}

function retirementSentences(match: Match): string[] {
  const { retirement, coalition, compileIn, status, instead: after = compileIn } = match;
  if (!retirement) return [];
  const { at, reason, replacement } = retirement;
  const instead = replacement === null ? "Nothing replaces it." : `${replacement} replaces it.`;
  const further =
    after &&
    replacement !== null &&
    after.coalition !== replacement &&
    after.coalition !== coalition
      ? [`${replacement} retires, too; ${after.coalition} is what stays.`]
      : [];
  const so = status === "retired" ? "is retired" : "retires";
  return [
    `${coalition} ${so}: its services end at ${moment(at)}, and every handle gives ConnectTimeout from then on. ${oneLine(reason)}`,
    instead,
    ...further,
  ];
}

function announcementSentence(
  { kind, id, to, effectiveAt, fingerprint }: LookupAnnouncement,
  match: Match,
): string {
  const becomes = to === null ? `${id} retires` : `${id} becomes ${to}`;
  const from = `From ${moment(effectiveAt)}, as announced, ${becomes} (${ANNOUNCED_KINDS[kind]}).`;
  if (fingerprint === undefined || !MOVES_WITH_FINGERPRINT.has(match.kind)) return from;
  return fingerprint === null
    ? `${from} That moves the fingerprint; the next one is not known yet.`
    : `${from} The fingerprint is then ${fingerprint}: have a build ready.`;
}

function unservedSentences({ shipped, kind, coalition }: Match): string[] {
  if (shipped !== false) return [];
  const what = kind === "tickets-root" ? "had no ticket issuer" : "did not ship this module";
  return [
    `Nobody serves it: with this fingerprint ${coalition} ${what}, and a handle on it gives ConnectTimeout.`,
  ];
}
