// Looks up the ids in a search, as the lookup page does. Loaded when there is an id to look up.

import { type FoundId, idsFound } from "../../src/core/lookup/lookup-words.ts";
import { shardPath } from "../../src/core/lookup/prefix.ts";
import { answerQuestion, readQuestion, shardsOf } from "../../src/core/lookup/question.ts";
import type { Shard } from "../../src/core/lookup/record.ts";
import { now } from "./now.ts";

export interface SearchedIds {
  /** In the form of the lookup's address: bare, separated by spaces; "" if there are none. */
  asked: string;
  /** The ids that were ever published, and what each is or was. */
  found: FoundId[];
}

/** `read` gives the value of a file of the site. Rejects when it cannot be read. */
export async function searchedIds(
  text: string,
  read: (path: string) => Promise<unknown>,
): Promise<SearchedIds> {
  const question = readQuestion(text);
  if (question.digits.length === 0) return { asked: "", found: [] };
  const shards = await Promise.all(
    shardsOf(question).map(async (it) => [it, (await read(shardPath(it))) as Shard] as const),
  );
  const answer = answerQuestion(question, new Map(shards), now());
  return { asked: question.digits.join(" "), found: idsFound(answer) };
}
