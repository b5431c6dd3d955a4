// What recomputing a coalition in the browser gave, in words.

import type { Hex } from "../registry/definition.ts";
import { counted, oneLine } from "../text.ts";
import { causesOf, type Difference } from "./compare.ts";
import type { TextDifference } from "./first-difference.ts";
import type { Outcome } from "./outcome.ts";

const DONE = "Recomputed in this browser from coalition.json, with the registry’s own code";

/** A node that differs by itself. */
export interface CauseWords {
  key: string;
  title: string;
  sentences: string[];
  /** What is shown, declared and recomputed: ids, or lines of the file. */
  values: [label: string, value: Hex | string][];
}

export interface OutcomeWords {
  /** Whether everything is as it is shown. */
  same: boolean;
  title: string;
  sentences: string[];
  /** Where to look first, first. */
  causes: CauseWords[];
  /** What differs only because of those. */
  follows: { key: string; title: string }[];
  /** What nobody but its operator can recompute. */
  onTheirWord: { key: string; title: string; id: Hex }[];
}

export function describeOutcome(outcome: Outcome): OutcomeWords {
  return outcome.kind === "unreadable" ? describeUnreadable(outcome) : describeRecomputed(outcome);
}

type Recomputed = Extract<Outcome, { kind: "recomputed" }>;
type Unreadable = Extract<Outcome, { kind: "unreadable" }>;

function describeRecomputed(outcome: Recomputed): OutcomeWords {
  const { differences, nodes, hashes, consistent, place } = outcome;
  const causes = causesOf(differences);
  const asShown = causes.length === 0;
  // Where the nodes differ already, these only follow.
  const copied = asShown ? copiedWords(outcome) : [];
  const same = asShown && copied.length === 0;
  // What does not follow any more, and did, is a difference, and nobody's word.
  const onTheirWord = outcome.onTheirWord.filter((it) => !causes.some(({ key }) => key === it.key));
  const verb = causes.length === 1 ? "differs" : "differ";
  const all = `${counted(nodes, "node")}, all as shown`;
  const result = asShown
    ? `${all}${same ? "." : ", but what this page gives to copy is not."}`
    : `${listed(causes)} ${verb} from what this page shows.`;
  const newer =
    "The file agrees with itself, so it may only be newer than this page, or older: reload the page, and look at its history.";
  return {
    same,
    title: `${DONE}: ${result}`,
    sentences: [
      ...(!asShown && consistent ? [newer] : []),
      ...copied,
      `${counted(hashes, "hash was", "hashes were")} recomputed. ${wordOf(onTheirWord.length)}`,
    ],
    causes: causes.map((it) => describeCause(it, causes.length === 1 ? place : undefined)),
    follows: differences.filter((it) => !causes.includes(it)),
    onTheirWord,
  };
}

/** The tree may be the file's own, and what people copy from beside it not. */
function copiedWords({ place, forms }: Recomputed): string[] {
  const anchors = forms.map((it) => `#${it}`).join(", ");
  const fix = "Do not copy it from this page: take the file, or what the command line writes.";
  return [
    ...placeSentence(place),
    ...(forms.length > 0
      ? [`What this page shows at ${anchors} does not follow from the file.`]
      : []),
    ...(place || forms.length > 0 ? [fix] : []),
  ];
}

function wordOf(count: number): string {
  if (count === 0) return "No id had to be taken on anybody’s word.";
  return count === 1
    ? "1 id is taken on its operator’s word, because nobody else can recompute it:"
    : `${count} ids are taken on their operators’ word, because nobody else can recompute them:`;
}

const LISTED = 3;

function listed(nodes: readonly Difference[]): string {
  const names = nodes.map(({ title }) => title);
  const more = names.length - LISTED;
  if (more > 0) return `${names.slice(0, LISTED).join(", ")} and ${more} more`;
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" and ");
}

function describeUnreadable({ problem, key, title, place, differences }: Unreadable): OutcomeWords {
  const { line, column, message, pointer } = problem;
  const where = `Line ${line}, column ${column}${pointer === "" ? "" : `, ${pointer}`}`;
  const [file] = differences;
  const cause: CauseWords = {
    key,
    title,
    sentences: [`${where}: ${oneLine(message)}`, ...placeSentence(place)],
    values: key === "file" && file ? valuesOf(file, place) : linesOf(place),
  };
  return {
    same: false,
    title: `coalition.json, as it is served now, is no definition that could be recomputed: line ${line}, column ${column}.`,
    sentences: ["Nothing of it was recomputed, so nothing else on this page is confirmed."],
    causes: [cause],
    follows: key === "file" || !file ? [] : [file],
    onTheirWord: [],
  };
}

function describeCause(difference: Difference, place: TextDifference | undefined): CauseWords {
  const { key, title } = difference;
  const sentences = [...reasonsOf(difference), ...placeSentence(place)];
  return { key, title, sentences, values: valuesOf(difference, place) };
}

function reasonsOf({ key, reasons, parts }: Difference): string[] {
  if (key === "file") return ["Nothing that is derived from it differs, only the file itself."];
  const words: Record<(typeof reasons)[number], string[]> = {
    absent: ["The file has no such part."],
    new: ["This page does not show it."],
    mismatch: ["What the file declares does not follow from what is hashed."],
    declared: ["The file declares another id than this page shows."],
    parts: [`What is hashed is not what this page shows, in: ${parts.map(oneLine).join(", ")}.`],
    hash: parts.length > 0 ? [] : ["It gives another hash than this page shows."],
  };
  return reasons.flatMap((it) => words[it]);
}

function placeSentence(place: TextDifference | undefined): string[] {
  if (!place) return [];
  const { line, column, pointer } = place;
  const member = pointer === undefined || pointer === "" ? "" : `, in ${oneLine(pointer)}`;
  return [
    `The file differs from the JSON on this page first at line ${line}, column ${column}${member}.`,
  ];
}

function valuesOf(
  { shown, declared, recomputed }: Difference,
  place: TextDifference | undefined,
): [string, string][] {
  const ids: [string, string | undefined][] = [
    ["Shown here", shown],
    ["Declared in the file", declared],
    ["Recomputed", recomputed],
  ];
  const known = ids.filter((it): it is [string, string] => it[1] !== undefined);
  return [...known, ...linesOf(place)];
}

function linesOf(place: TextDifference | undefined): [string, string][] {
  if (!place) return [];
  return [
    ["The line here", place.shown],
    ["The line in the file", place.served],
  ];
}
