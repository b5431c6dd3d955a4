// coalitions lookup ID

import type { Answer } from "../../src/core/lookup/answer.ts";
import { type Place, withConstants } from "../../src/core/lookup/fix-words.ts";
import { nearestPublished } from "../../src/core/lookup/nearest-ids.ts";
import {
  answerQuestion,
  type Question,
  readQuestion,
  shardsOf,
} from "../../src/core/lookup/question.ts";
import type { Shard } from "../../src/core/lookup/record.ts";
import { Lookup, PREFIXES } from "../../src/core/lookup/shards.ts";
import { renderAnswer } from "../../src/core/render/lookup.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { AskedRegistries } from "../../src/io/stale/ask-registry.ts";
import {
  EXIT,
  type ExitCode,
  note,
  printResult,
  registryOption,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

export interface LookupVerbOptions {
  registry?: string;
  timeout: number;
  json?: boolean;
}

/** Where answers come from: a published site, or the registry in this folder. */
interface Source {
  registry: string;
  shard(prefix: string): Shard | Promise<Shard>;
  /** Every published id, if they are local: with a typing error in its first two digits, an id is in another shard. */
  allIds?: () => string[];
}

/**
 * Exit 0: the id is current or announced. 1: it was never published, or programs that hold it break. 2: it could not be
 * looked up.
 */
export async function run(words: string[], options: LookupVerbOptions): Promise<ExitCode> {
  const { registry, json } = options;
  const source = registry === undefined ? await ownRegistry() : published(registry, options);
  // Without quotes, an array of bytes arrives as several words.
  const question = readQuestion(words.join(" "));
  const place = { registry: source.registry, now: currentTime() };
  const answer = await ask(question, source, place);
  const { how, warning } = question;
  const normalised = how.length > 0 ? { normalised: how } : {};
  const facts = {
    ...{ ...answer, ...publishedFault(answer), ...normalised },
    ...(warning === undefined ? {} : { warning }),
  };
  if (!json) {
    for (const it of how) note(`Read as ${answer.id}: ${it}.`);
    if (warning !== undefined) note(warning);
  }
  printResult(json, facts, (paint) => renderAnswer(answer, place, paint));
  return exitOf(answer);
}

function published(registry: string, { timeout }: LookupVerbOptions): Source {
  const address = registryOption(registry);
  const asked = new AskedRegistries(timeout * 1000);
  return {
    registry: address,
    shard: (prefix) => asked.shard(address, prefix),
  };
}

async function ownRegistry(): Promise<Source> {
  requireRegistry(
    "Run this in a clone of the registry, or ask its published site with --registry URL.",
  );
  const { baseUrl } = readConfig(process.cwd());
  const view = await readRegistryView(process.cwd());
  if (!view.head) {
    throw new UsageError(
      "There is no history: this folder is not in a git repository with commits. To ask a published site, add --registry URL.",
    );
  }
  const lookup = new Lookup(view.coalitions);
  return {
    registry: baseUrl,
    shard: (prefix) => lookup.shard(prefix),
    allIds: () => PREFIXES.flatMap((prefix) => lookup.idsOf(prefix)),
  };
}

async function ask(question: Question, source: Source, place: Place): Promise<Answer> {
  const shards = await Promise.all(
    shardsOf(question).map(async (it) => [it, await source.shard(it)] as const),
  );
  const answer = answerQuestion(question, new Map(shards), place.now);
  const { digits, fault } = question;
  const like = fault?.like ?? digits[0];
  const isFound = answer.matches.length > 0 || answer.candidates !== undefined;
  if (isFound) return withConstants(answer, place);
  if (like === undefined || !source.allIds) return answer;
  return { ...answer, nearest: nearestPublished(like, source.allIds()) };
}

/** In JSON, the key of the reason is `why`. */
function publishedFault({ fault }: Answer): object {
  if (!fault) return {};
  const { what, reason, fix } = fault;
  return { fault: { what, why: reason, fix } };
}

function exitOf({ status, matches }: Answer): ExitCode {
  if (status === "malformed" || status === "ambiguous") return EXIT.broken;
  const isServed = matches.some(({ shipped }) => shipped !== false);
  const isFine = (status === "current" || status === "announced") && isServed;
  return isFine ? EXIT.fine : EXIT.problems;
}
