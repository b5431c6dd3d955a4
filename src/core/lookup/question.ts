// From a pasted text to the answer: finds its digits, the shards that they need, and the matches there.

import type { Hex, UtcTime } from "../registry/definition.ts";
import { cleanText } from "../text.ts";
import { type Answer, answerLookup, answerMalformed } from "./answer.ts";
import { type Fault, tooFewDigits, tooManyBeginnings } from "./id-faults.ts";
import { prefixOf } from "./prefix.ts";
import { digitsTooFew, readBeginnings } from "./read-beginnings.ts";
import { readablePaste, readId } from "./read-id.ts";
import type { Shard } from "./record.ts";

export interface Question {
  /** As it was pasted. */
  text: string;
  /** The whole id, if there is exactly one, then first digits of ids: a line of a log has several. */
  digits: Hex[];
  /** What was removed or changed to read the id. */
  how: string[];
  /** What happens if the id was compiled in as it was pasted. */
  warning?: string;
  /** Why the text does not have exactly one whole id. Without it, the first of `digits` is that id. */
  fault?: Fault;
}

/** A line of a log has the ids of a network, a group and some peers. */
const MOST_DIGITS = 6;

/** Never throws, whatever the text. */
export function readQuestion(text: string): Question {
  const read = readId(text);
  const readable = readablePaste(text) ?? "";
  const digits = readBeginnings(readable);
  if ("id" in read) {
    const { id, ...rest } = read;
    const others = digits.filter((it) => !id.includes(it));
    return { text, digits: [id, ...others].slice(0, MOST_DIGITS), ...rest };
  }
  const few = digitsTooFew(readable);
  if (few > 0) return { text, digits: [], how: [], fault: tooFewDigits(readable, few) };
  if (digits.length <= MOST_DIGITS) return { text, digits, how: [], fault: read.fault };
  return { text, digits: [], how: [], fault: tooManyBeginnings(digits) };
}

/** The first two digits of each shard that the answer needs. */
export function shardsOf({ digits, fault }: Question): string[] {
  const like = fault?.like === undefined ? [] : [fault.like];
  return [...new Set([...digits, ...like].map(prefixOf))];
}

/** `shards` are keyed by their two digits. */
export function answerQuestion(
  { digits, fault, text }: Question,
  shards: ReadonlyMap<string, Shard>,
  now: UtcTime,
): Answer {
  const shardOf = (id: Hex) => shards.get(prefixOf(id)) ?? NOTHING;
  const answers = digits.map((it) => answerLookup(it, shardOf(it), now));
  const published = answers.filter(({ status }) => status !== "unknown");
  const [first] = published;
  const [whole] = fault ? [] : answers;
  if (whole && (whole === first || !first)) return whole;
  if (first && published.length === 1) return first;
  const id = digits.join(" ");
  if (first) return ambiguous(id, published);
  if (fault && (digits.length === 0 || fault.like !== undefined)) {
    const like = fault.like === undefined ? undefined : shardOf(fault.like);
    return answerMalformed(cleanText(text), fault, like);
  }
  return { id, status: "unknown", matches: [], nearest: answers.flatMap((it) => it.nearest ?? []) };
}

const NOTHING: Shard = { ids: {}, coalitions: {} };

function ambiguous(id: string, answers: readonly Answer[]): Answer {
  const all = answers.flatMap((it) => it.candidates ?? { ...it, id: it.matches[0]?.id ?? it.id });
  const candidates = [...new Map(all.map((it) => [it.id, it])).values()];
  return { id, status: "ambiguous", matches: [], candidates };
}
