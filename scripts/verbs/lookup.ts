// coalitions lookup ID

import type { Answer, MatchStatus } from "../../src/core/lookup/answer.ts";
import { describeAnswer, type MatchWords } from "../../src/core/lookup/lookup-words.ts";
import { nearestPublished } from "../../src/core/lookup/nearest-ids.ts";
import {
  answerQuestion,
  type Question,
  readQuestion,
  shardsOf,
} from "../../src/core/lookup/question.ts";
import { Lookup, PREFIXES } from "../../src/core/lookup/shards.ts";
import type { Paint } from "../../src/core/render/report.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import {
  EXIT,
  type ExitCode,
  note,
  printResult,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

/** Ends with 0 where the id was published, 1 where it was not, 2 where there is no id in the words. */
export async function run(words: string[], { json }: { json?: boolean }): Promise<ExitCode> {
  requireRegistry();
  // An array that is not quoted comes as several words.
  const question = readQuestion(words.join(" "));
  const lookup = await readLookup();
  const shards = new Map(shardsOf(question).map((it) => [it, lookup.shard(it)]));
  const answer = withNearest(answerQuestion(question, shards, currentTime()), question, lookup);
  const { how, warning } = question;
  const normalised = how.length > 0 ? { normalised: how } : {};
  const facts = { ...answer, ...normalised, ...(warning === undefined ? {} : { warning }) };
  if (!json) {
    for (const it of how) note(`Read as ${answer.id}: ${it}.`);
    if (warning !== undefined) note(warning);
  }
  printResult(json, facts, (paint) => render(answer, paint));
  if (answer.status === "malformed" || answer.status === "ambiguous") return EXIT.broken;
  return answer.status === "unknown" ? EXIT.problems : EXIT.fine;
}

async function readLookup(): Promise<Lookup> {
  const view = await readRegistryView(process.cwd());
  if (!view.head) {
    throw new UsageError(
      "There is no history: this folder is not in a git repository with commits, and what was published is told by them.",
    );
  }
  return new Lookup(view.coalitions);
}

/** A slip in the first two digits leads to another shard, and here all of them are at hand. */
function withNearest(answer: Answer, { digits, fault }: Question, lookup: Lookup): Answer {
  const like = fault?.like ?? digits[0];
  if (like === undefined || answer.matches.length > 0 || answer.candidates) return answer;
  const known = PREFIXES.flatMap((prefix) => lookup.idsOf(prefix));
  return { ...answer, nearest: nearestPublished(like, known) };
}

const COLOURS: Record<MatchStatus, (paint: Paint) => (text: string) => string> = {
  current: ({ good }) => good,
  announced: ({ warn }) => warn,
  superseded: ({ bad }) => bad,
  retired: ({ bad }) => bad,
};

function render(answer: Answer, paint: Paint): string {
  const { title, sentences, matches, more, candidates, nearest } = describeAnswer(answer);
  const [first] = answer.matches;
  const colour = first ? COLOURS[first.status](paint) : paint.bad;
  return [
    [paint.strong(colour(title)), ...sentences.map((it) => `  ${it}`)].join("\n"),
    ...matches.map((match) => renderMatch(match, paint)),
    ...(more > 0 ? [`and ${more} more, which --json has`] : []),
    ...candidates.map(({ id, what }) => `  ${id}\n    ${what}`),
    ...nearest.map(({ id, differs }) => `  ${id}  ${differs}`),
  ].join("\n\n");
}

function renderMatch(match: MatchWords, paint: Paint): string {
  const { status, title, sentences, changes, todo, rust } = match;
  return [
    `${paint.strong(title)}  ${COLOURS[status](paint)(status)}`,
    ...sentences.map((it) => `  ${it}`),
    ...(changes.length > 0 ? ["  What broke since:", ...changes.map((it) => `    - ${it}`)] : []),
    ...todo.map((it) => `  ${paint.strong(it)}`),
    ...(rust === undefined ? [] : [paint.faint(`    ${rust}`)]),
  ].join("\n");
}
