// An answer of the lookup for a terminal: it leads with the constant to compile in, and says below what happened.

import type { Answer, MatchStatus } from "../lookup/answer.ts";
import type { MatchWords } from "../lookup/described-match.ts";
import { curlCommand, type Place } from "../lookup/fix-words.ts";
import { describeAnswer } from "../lookup/lookup-words.ts";
import { cleanText } from "../text.ts";
import { type Paint, PLAIN } from "./report.ts";

const COLOURS: Record<MatchStatus, (paint: Paint) => (text: string) => string> = {
  current: ({ good }) => good,
  announced: ({ warn }) => warn,
  superseded: ({ bad }) => bad,
  retired: ({ bad }) => bad,
};

export function renderAnswer(answer: Answer, place: Place, paint: Paint = PLAIN): string {
  const { title, id, sentences, matches, more, candidates, nearest } = describeAnswer(
    answer,
    place,
  );
  const [only, ...others] = matches;
  const isOne = only !== undefined && others.length === 0;
  const blocks = [
    isOne ? headOf(only, paint) : paint.strong(paint.bad(title)),
    id === undefined || id === answer.id ? "" : paint.faint(id),
    sentences.join("\n"),
    ...matches.flatMap((match) => [
      ...(isOne ? [] : [headOf(match, paint)]),
      ...blocksOf(match, place, paint),
    ]),
    more > 0 ? `and ${more} more, which --json has` : "",
    candidates.map(({ id, what }) => `  ${id}\n    ${what}`).join("\n"),
    nearest.map(({ id, differs }) => `  ${id}  ${differs}`).join("\n"),
  ];
  return cleanText(blocks.filter((it) => it !== "").join("\n\n"));
}

function headOf({ title, state, status }: MatchWords, paint: Paint): string {
  return `${paint.strong(title)}: ${COLOURS[status](paint)(state)}`;
}

function blocksOf(match: MatchWords, place: Place, paint: Paint): string[] {
  const { effects, todo, constant, hints, changes, details, coalition, entry } = match;
  const page = `${place.registry}${coalition}/`;
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 ? [title, ...items.map((it) => `  - ${it}`)].join("\n") : "";
  return [
    effects.join("\n"),
    todo.map((it) => paint.strong(it)).join("\n"),
    constant ? `    ${curlCommand(constant, place)}` : "",
    list("What broke since:", changes),
    list(
      "If it still times out:",
      hints.map(({ text, section }) => (section ? `${text} ${page}${section}` : text)),
    ),
    [
      ...details,
      `Details: ${page}${entry === undefined ? "" : `history/#${coalition}-${entry}`}`,
    ].join("\n"),
  ];
}
