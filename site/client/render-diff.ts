// What changed between two fingerprints, as elements of the page.

import type { VersionComparison } from "../../src/core/changes/compare-versions.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { element, idElement, withIds } from "./dom.ts";
import { LONGEST_IN_LINK } from "./longest-in-link.ts";

/** One fingerprint that can be chosen. */
export interface Version {
  fingerprint: Id;
  /** "2026-11-22, entry 5". */
  when: string;
}

/** A fingerprint of which there is no definition. */
export class NotKeptError extends Error {
  readonly fingerprint: string;

  /** `why` follows the fingerprint in a sentence. */
  constructor(fingerprint: string, why: string) {
    super(why);
    this.fingerprint = fingerprint;
  }
}

/** `versions`: the newest first; the first is the one that is published now. */
export function renderComparison(
  { title, verdict, changes, actions }: VersionComparison,
  from: Id,
  to: Id,
  versions: readonly Version[],
): HTMLElement {
  const breaking = changes.some((it) => it.breaking);
  return answer(
    breaking ? "superseded" : "current",
    title,
    renderEnds(from, to, versions),
    element("p", { class: "verdict" }, verdict),
    ...(changes.length > 0 ? [renderChanges(changes)] : []),
    ...(actions.length > 0 ? [renderActions(actions)] : []),
    ...renderNotes(from, to, versions),
  );
}

export function renderDiffFailure(error: unknown): HTMLElement {
  const why = error instanceof Error ? error.message : "";
  if (error instanceof NotKeptError) {
    const { fingerprint } = error;
    const asked = encodeURIComponent(fingerprint.slice(0, LONGEST_IN_LINK));
    const lookup = { href: `../../lookup/?id=${asked}` };
    return answer(
      "failed",
      "There is nothing to compare",
      element("p", { class: "in-text" }, ...withIds(`${fingerprint} ${why}.`)),
      element("p", {}, element("a", lookup, "Look it up in the whole registry")),
    );
  }
  return answer(
    "failed",
    "The comparison failed",
    element(
      "p",
      { class: "in-text" },
      ...withIds(
        `A definition could not be had${why === "" ? "" : `: ${why}`}. This says nothing about the fingerprints. Try again, or use the command line.`,
      ),
    ),
  );
}

function answer(kind: string, title: string, ...children: Node[]): HTMLElement {
  return element(
    "section",
    { class: `answer ${kind}`, "aria-labelledby": "diff-answer-title" },
    element("h3", { id: "diff-answer-title" }, title),
    ...children,
  );
}

function renderEnds(from: Id, to: Id, versions: readonly Version[]): HTMLElement {
  const end = (term: string, id: Id) => {
    const when = versions.find(({ fingerprint }) => fingerprint === id)?.when;
    return element(
      "div",
      {},
      element("dt", {}, term),
      element("dd", {}, idElement(id), " ", element("span", { class: "meta" }, when ?? "")),
    );
  };
  return element("dl", { class: "ids" }, end("From", from), end("To", to));
}

function renderChanges(changes: VersionComparison["changes"]): HTMLElement {
  const items = changes.map(({ title, what, breaking }) =>
    element(
      "li",
      { class: breaking ? "in-text breaking" : "in-text" },
      element("b", {}, title),
      ...(breaking ? [element("span", { class: "breaks" }, " (breaking)")] : []),
      " ",
      ...withIds(what),
    ),
  );
  return element("ul", { class: "changes" }, ...items);
}

function renderActions(actions: readonly string[]): HTMLElement {
  return element(
    "div",
    { class: "actions" },
    element("h4", {}, "What to do"),
    ...actions.map((it) => element("p", { class: "in-text" }, ...withIds(it))),
  );
}

function renderNotes(from: Id, to: Id, versions: readonly Version[]): HTMLElement[] {
  const place = (id: Id) => versions.findIndex(({ fingerprint }) => fingerprint === id);
  const [then, now] = [place(from), place(to)];
  const present = element("a", { href: "../#config" }, "what to compile in now");
  return [
    ...(then >= 0 && then < now
      ? [element("p", { class: "meta" }, "The second is the older one: this is the way back.")]
      : []),
    ...(now === 0 || from === to
      ? []
      : [
          element(
            "p",
            { class: "meta" },
            "The second is not published any more: see ",
            present,
            ".",
          ),
        ]),
  ];
}
