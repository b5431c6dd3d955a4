// Says what to do about an id, with the whole constant. Never only its FINGERPRINT line: pasting that alone
// fixes nothing.

import type { Id, UtcTime } from "../registry/definition.ts";
import { shellWord } from "../shell.ts";
import { hasCome, moment } from "../time.ts";
import type { Answer, Match } from "./answer.ts";
import { ENDS_HANDLES, MOVES_WITH_FINGERPRINT } from "./record.ts";

/** The registry and time that an answer's words depend on. */
export interface Place {
  /** The address of the registry's site, with a final slash. */
  registry: string;
  now: UtcTime;
}

export interface Fix {
  todo: string[];
  /** The constant to compile in, whole. */
  constant?: Constant;
}

export interface Constant {
  coalition: string;
  /** Below the coalition's page: "coalition.rs", or "next/<fingerprint>.rs" of an announced one. */
  file: string;
}

/** `all` are all matches of the same id. */
export function fixOf(match: Match, all: readonly Match[], place: Place): Fix {
  const { status, kind, compileIn } = match;
  if (isBack(match, all)) return { todo: [] };
  if (status === "announced") return forAnnounced(match, place);
  if (status === "current") return forCurrent(match, all, place);
  if (!compileIn) {
    const hasEnded = (match.retirement?.replacement ?? null) !== null;
    return { todo: [`Fix: stop using it.${hasEnded ? " What replaces it has ended, too." : ""}`] };
  }
  const constant = current(compileIn.coalition);
  if (compileIn.coalition !== match.coalition) {
    return {
      todo: [`Fix: replace coalition.rs with that of ${compileIn.coalition} and rebuild.`],
      constant,
    };
  }
  const isHandle = status === "retired" || match.announcement || ENDS_HANDLES.has(kind);
  if (!isHandle)
    return { todo: ["For the current values, use the current coalition.rs."], constant };
  return { todo: ["Fix: replace coalition.rs with the current one and rebuild."], constant };
}

/** Whether the same id of the same part is current again. */
export function isBack({ coalition, kind, until }: Match, all: readonly Match[]): boolean {
  if (!until) return false;
  return all.some((it) => it.coalition === coalition && it.kind === kind && !it.until);
}

/** Adds the address of each match's constant, for programs. */
export function withConstants(answer: Answer, place: Place): Answer {
  const addressed = <T extends Pick<Answer, "matches">>(of: T): T => ({
    ...of,
    matches: of.matches.map((match) => {
      const { constant } = fixOf(match, of.matches, place);
      return constant ? { ...match, constant: addressOf(constant, place) } : match;
    }),
  });
  const { candidates } = answer;
  return { ...addressed(answer), ...(candidates ? { candidates: candidates.map(addressed) } : {}) };
}

export function addressOf({ coalition, file }: Constant, { registry }: Place): string {
  return `${registry}${coalition}/${file}`;
}

/** With `-f`, curl leaves the file alone if the registry answers with an error. */
export function curlCommand(constant: Constant, place: Place): string {
  return `curl -fsS ${shellWord(addressOf(constant, place))} -o coalition.rs`;
}

function current(coalition: string): Constant {
  return { coalition, file: "coalition.rs" };
}

function forAnnounced({ kind, id, coalition, announcement, brings }: Match, place: Place): Fix {
  const at = announcement?.effectiveAt ?? "";
  const next = kind === "next-fingerprint" ? id : brings?.fingerprint;
  if (next !== undefined) return forNext({ coalition, at, next }, place);
  const todo = brings
    ? "The fingerprint stays the same: the current coalition.rs will have this id once the change is published."
    : `What is announced, with its constants: ${place.registry}${coalition}/next/`;
  return { todo: [todo] };
}

function forCurrent(match: Match, all: readonly Match[], place: Place): Fix {
  const { kind, coalition, shipped, retirement, instead, announced = [] } = match;
  if (shipped === false) return { todo: [`Fix: do not open handles on it through ${coalition}.`] };
  if (kind === "coalition-id") {
    const todo = "Fix: do not compile in this id. Compile in coalition.rs and rebuild.";
    return { todo: [todo], constant: current(coalition) };
  }
  if (retirement && MOVES_WITH_FINGERPRINT.has(kind)) {
    const by = moment(retirement.at);
    if (!instead) return { todo: [`Stop using ${coalition} by ${by}: nothing replaces it.`] };
    const todo = `By ${by}, replace coalition.rs with that of ${instead.coalition} and rebuild.`;
    return { todo: [todo], constant: current(instead.coalition) };
  }
  const moving = announced.find(({ fingerprint }) => fingerprint !== undefined);
  if (!moving) return { todo: announced.length > 0 ? [] : [whileCurrent(match, all)] };
  const { effectiveAt: at, fingerprint: next = null } = moving;
  return forNext({ coalition, at, next }, place);
}

/** If another coalition has replaced the id, it may have ended here, too. */
function whileCurrent({ coalition, kind }: Match, all: readonly Match[]): string {
  const isOver = (it: Match) => it.status === "superseded" && !isBack(it, all);
  const hasMoved = all.some((it) => it.coalition !== coalition && isOver(it));
  return hasMoved && ENDS_HANDLES.has(kind)
    ? `If handles on it time out, ask the operator of ${coalition} to publish the change.`
    : "Nothing to do now.";
}

interface NextConstant {
  coalition: string;
  at: UtcTime;
  /** null if it is not known yet. */
  next: Id | null;
}

function forNext({ coalition, at, next }: NextConstant, { registry, now }: Place): Fix {
  if (next === null) {
    const todo = `The next fingerprint is not known yet. The constant will be listed at ${registry}${coalition}/next/`;
    return { todo: [todo] };
  }
  const todo = hasCome(at, now)
    ? "If handles time out now, the change has already happened: deploy a build with this constant."
    : `Prepare a build with the announced constant. Deploy it from ${moment(at)} on, not before.`;
  return { todo: [todo], constant: { coalition, file: `next/${next}.rs` } };
}
