// coalitions lookup ID

import {
  type Answer,
  answerLookup,
  answerMalformed,
  type MatchStatus,
} from "../../src/core/lookup/answer.ts";
import { describeAnswer, type MatchWords } from "../../src/core/lookup/lookup-words.ts";
import { type NearId, nearestPublished } from "../../src/core/lookup/nearest-ids.ts";
import { type Fault, type FoundId, readId } from "../../src/core/lookup/read-id.ts";
import { Lookup, PREFIXES, prefixOf } from "../../src/core/lookup/shards.ts";
import type { Paint } from "../../src/core/render/report.ts";
import { cleanText } from "../../src/core/text.ts";
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
  const text = words.join(" ");
  const read = readId(text);
  const lookup = await readLookup();
  const answer = "fault" in read ? malformed(text, read.fault, lookup) : known(read, lookup);
  const { how = [], warning } = "fault" in read ? {} : read;
  const normalised = how.length > 0 ? { normalised: how } : {};
  const facts = { ...answer, ...normalised, ...(warning === undefined ? {} : { warning }) };
  if (!json) {
    for (const it of how) note(`Read as ${answer.id}: ${it}.`);
    if (warning !== undefined) note(warning);
  }
  printResult(json, facts, (paint) => render(answer, paint));
  if (answer.status === "malformed") return EXIT.broken;
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

function known({ id }: FoundId, lookup: Lookup): Answer {
  const answer = answerLookup(id, lookup.shard(prefixOf(id)), currentTime());
  // A slip in the first two digits leads to another shard, and here all of them are at hand.
  return answer.status === "unknown" ? { ...answer, nearest: nearestOf(id, lookup) } : answer;
}

function malformed(text: string, fault: Fault, lookup: Lookup): Answer {
  const answer = answerMalformed(cleanText(text), fault);
  const nearest = fault.like === undefined ? [] : nearestOf(fault.like, lookup);
  return nearest.length > 0 ? { ...answer, nearest } : answer;
}

function nearestOf(id: string, lookup: Lookup): NearId[] {
  return nearestPublished(
    id,
    PREFIXES.flatMap((prefix) => lookup.idsOf(prefix)),
  );
}

const COLOURS: Record<MatchStatus, (paint: Paint) => (text: string) => string> = {
  current: ({ good }) => good,
  announced: ({ warn }) => warn,
  superseded: ({ bad }) => bad,
  retired: ({ bad }) => bad,
};

function render(answer: Answer, paint: Paint): string {
  const { title, sentences, matches, more, nearest } = describeAnswer(answer);
  const { status } = answer;
  const colour =
    status === "unknown" || status === "malformed" ? paint.bad : COLOURS[status](paint);
  return [
    [paint.strong(colour(title)), ...sentences.map((it) => `  ${it}`)].join("\n"),
    ...matches.map((match) => renderMatch(match, paint)),
    ...(more > 0 ? [`and ${more} more, which --json has`] : []),
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
