// The publications whose comments are golden: what the comment on a merged pull request says about each.

import { ChangeLog } from "../../src/core/history/change-log.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type {
  DeployedState,
  PlacedEntry,
  PublishedContext,
  PublishedFacts,
  Referred,
} from "../../src/core/render/published/facts.ts";
import type { SiteProblem } from "../../src/core/verify/findings.ts";
import { COMMENT_CASES, HOSTILE_VALID_CASE } from "./comment-cases.ts";
import { commitOf, type Step } from "./histories.ts";
import { idOf } from "./ids.ts";
import type { PullRequest } from "./pull-requests.ts";
import { fileOf } from "./registries.ts";

export const PUBLISHED_CONTEXT: PublishedContext = {
  baseUrl: "https://mini.example/registry/",
  repositoryUrl: "https://git.example/mini/registry",
  runUrl: "https://git.example/mini/registry/actions/runs/7",
};

const COUNTS = {
  coalitions: 2,
  entries: 9,
  definitions: 8,
  changes: 9,
  files: 290,
  feeds: 4,
  lookups: 5,
};
const VERIFIED: DeployedState = {
  ...{ state: "verified", commit: "beef".repeat(10), newer: false, counts: COUNTS },
};

const problem = (file: string, message: string, more: object = {}): SiteProblem => ({
  ...{ file, coalition: null, entry: null, message },
  ...more,
});

function referred(id: number, now: string | undefined, more: Partial<Referred> = {}): Referred {
  const { parts = [`lattice l${id}.mainnet`] } = more;
  const known = { login: `was-${id}`, coalition: "mini.one", parts, ids: parts.map(idOf) };
  return { id, ...known, moreParts: 0, now, ...more };
}

/** What the merge of a pull request publishes, with the place of each entry. */
export function publishedBy({ before, after }: PullRequest): PlacedEntry[] {
  const log = new ChangeLog();
  const chains = new Map<string, Entry[]>();
  const add = (definitions: PullRequest["after"], index: number): Entry[] => {
    const step: Step = Object.fromEntries(
      definitions.map((it) => [fileOf(it), "text" in it ? it.text : it]),
    );
    const entries = log
      .add(commitOf(step, index))
      .flatMap((it) => (it.type === "publication" ? [it.entry] : []));
    for (const entry of entries) {
      chains.set(entry.coalition, [...(chains.get(entry.coalition) ?? []), entry]);
    }
    return entries;
  };
  add(before, 0);
  return add(after, 1).map((entry) => ({
    entry,
    place: placeIn(chains.get(entry.coalition) ?? [], entry),
  }));
}

function facts(name: string | PullRequest, more: Partial<PublishedFacts> = {}): PublishedFacts {
  const pullRequest = typeof name === "string" ? COMMENT_CASES[name] : name;
  if (!pullRequest) throw new Error(`There is no case ${name}.`);
  const entries = publishedBy(pullRequest);
  const names = entries.map(({ entry: { coalition, seq } }) => ({ coalition, seq }));
  return {
    outcome: VERIFIED,
    entries,
    names,
    moreNames: 0,
    referred: [],
    moreReferred: 0,
    ...more,
  };
}

const failed = (outcome: DeployedState, more: Partial<PublishedFacts> = {}) =>
  facts("citizen-added", { outcome, entries: [], ...more });

export const HOSTILE =
  '@everyone fixes #1 | <b onclick="x">b</b> `x` $x$ :tada: https://evil.example/ **b**';

export const PUBLISHED_CASES: Record<string, PublishedFacts> = {
  breaking: facts("citizen-added", { referred: [referred(2002, "stranger")] }),
  "nothing-breaks": facts("metadata-only"),
  "new-coalition": facts("new-coalition", {
    referred: [
      referred(2002, "stranger", { parts: ["lattice a.mainnet", "lattice b.mainnet"] }),
      referred(2002, "stranger", { coalition: "mini.two" }),
      referred(2003, undefined),
      referred(2004, "managed_user", {
        parts: ["lattice c.mainnet", "lattice d.mainnet", "lattice e.mainnet"],
        moreParts: 4,
      }),
    ],
    moreReferred: 3,
  }),
  retirement: facts("retirement-with-replacement", {
    outcome: { ...VERIFIED, newer: true } as DeployedState,
  }),
  unsound: failed(
    {
      ...{ state: "unsound", more: 3 },
      problems: [
        problem(
          "mini.two/fingerprint.txt",
          "The file does not hold the fingerprint and a newline.",
          {
            ...{ expected: idOf("one"), found: idOf("other") },
          },
        ),
        ...Array.from({ length: 11 }, (_, index) =>
          problem(`mini.n${index}/changes.json`, "There is no such file."),
        ),
      ],
    },
    { referred: [referred(2002, "stranger")] },
  ),
  absent: failed({
    state: "absent",
    reason:
      "There is no api/v1/state.json at https://mini.example/registry/. The site stayed like this for 10 minutes after the deployment.",
  }),
  urgent: facts("urgent-removal"),
  "three-hundred-coalitions": facts("three-hundred-coalitions"),
};

/** What others write does nothing in a comment but be read: what definitions say, and what a site says. */
export const HOSTILE_PUBLICATIONS: Record<string, PublishedFacts> = {
  "hostile-definitions": facts(HOSTILE_VALID_CASE, {
    referred: [
      referred(2002, "stranger", { parts: [HOSTILE], login: HOSTILE, coalition: HOSTILE }),
      referred(2003, undefined, { login: HOSTILE }),
      // No login that GitHub's API gives, and none that becomes a mention.
      referred(2004, HOSTILE),
    ],
  }),
  "hostile-site": failed({
    ...{ state: "unsound", more: 0 },
    problems: [problem(HOSTILE, HOSTILE, { expected: HOSTILE, found: HOSTILE })],
  }),
};
