// An answer as elements of the page.

import type { Answer } from "../../src/core/lookup/answer.ts";
import { describeAnswer, type MatchWords } from "../../src/core/lookup/lookup-words.ts";
import type { FoundId } from "../../src/core/lookup/read-id.ts";
import { copyButton, element, idElement, withIds } from "./dom.ts";

const BADGES = {
  current: "current",
  announced: "announced",
  superseded: "breaking",
  retired: "retired",
};

/** `coalitions`: from the page to the folder that those of the coalitions are in. */
export function renderAnswer(
  answer: Answer,
  read: FoundId | undefined,
  coalitions: string,
): HTMLElement {
  const { title, sentences, matches, more, nearest } = describeAnswer(answer);
  const warnings = read?.warning === undefined ? [] : [read.warning];
  return element(
    "section",
    { class: `answer ${answer.status}`, "aria-labelledby": "answer-title" },
    element("h2", { id: "answer-title" }, title),
    ...(read ? [element("p", {}, idElement(read.id))] : []),
    ...paragraphs(read?.how.map((it) => `Read from what you pasted: ${it}.`) ?? [], "meta"),
    ...paragraphs(warnings, "notice announced"),
    ...paragraphs(sentences),
    ...matches.map((match) => renderMatch(match, coalitions)),
    ...paragraphs(more > 0 ? [`and ${more} more, which the command line tells with --json`] : []),
    ...(nearest.length > 0 ? [renderNearest(nearest)] : []),
  );
}

export function renderFailure(why: string): HTMLElement {
  return element(
    "section",
    { class: "answer failed", "aria-labelledby": "answer-title" },
    element("h2", { id: "answer-title" }, "The lookup failed"),
    element(
      "p",
      {},
      `The file that holds the id could not be fetched${why === "" ? "" : `: ${why}`}. This says nothing about the id. Try again, or use the command line.`,
    ),
  );
}

function paragraphs(texts: readonly string[], kind?: string): HTMLElement[] {
  return texts.map((text) =>
    element("p", { class: kind === undefined ? "in-text" : `in-text ${kind}` }, ...withIds(text)),
  );
}

function renderMatch(match: MatchWords, coalitions: string): HTMLElement {
  const { status, coalition, title, sentences, changes, todo, rust, compare } = match;
  const home = `${coalitions}${coalition}/`;
  return element(
    "article",
    { class: "match" },
    element(
      "h3",
      {},
      element("span", { class: `badge ${BADGES[status]}` }, status),
      " ",
      element("a", { href: home }, coalition),
      title.slice(coalition.length),
    ),
    ...paragraphs(sentences),
    ...(changes.length > 0 ? [renderChanges(changes)] : []),
    ...paragraphs(todo, "todo"),
    ...(rust === undefined ? [] : [renderRust(rust)]),
    element(
      "ul",
      { class: "inline-list" },
      element("li", {}, element("a", { href: `${home}#config` }, "What to compile in")),
      element("li", {}, element("a", { href: `${home}history/` }, `History of ${coalition}`)),
      ...(compare ? [renderCompare(compare, home)] : []),
    ),
  );
}

function renderCompare(
  { from, to }: NonNullable<MatchWords["compare"]>,
  home: string,
): HTMLElement {
  const href = `${home}history/?from=${from}&to=${to}#diff`;
  return element("li", {}, element("a", { href }, "Compare it with the present one"));
}

function renderChanges(changes: readonly string[]): HTMLElement {
  return element(
    "div",
    { class: "since" },
    element("h4", {}, "What broke since, in order"),
    element("ol", {}, ...changes.map((it) => element("li", { class: "in-text" }, ...withIds(it)))),
  );
}

function renderRust(line: string): HTMLElement {
  return element(
    "div",
    { class: "code" },
    element("pre", {}, element("code", {}, line)),
    copyButton("line of Rust"),
  );
}

function renderNearest(nearest: readonly { id: string; differs: string }[]): HTMLElement {
  return element(
    "ul",
    { class: "nearest" },
    ...nearest.map(({ id, differs }) =>
      element("li", {}, element("a", { href: `?id=${id}` }, id), ` ${differs}`),
    ),
  );
}
