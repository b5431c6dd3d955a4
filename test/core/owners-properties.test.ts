// Whatever the definitions and whatever somebody did to the file: where the check is silent, GitHub
// asks exactly the operator's accounts. GitHub is a matcher of its own, test/support/codeowners.ts.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { edited, edits, line, login, registries } from "../support/arbitrary-owners.ts";
import { ownersByGitHub } from "../support/codeowners.ts";
import {
  DEFINITIONS,
  generated,
  MAINTAINERS,
  RIGHT,
  registryWithOwners,
} from "../support/owned-registries.ts";

const RUNS = { numRuns: 100 };
const MAINTAINER_NAMES = ["@maintainer", "@mini-works/reviewers"];
const ELSEWHERE = [
  ...["README.md", "coalitions", "coalitions/README.md", "coalitions/xa.new.json"],
  ...["schemas/coalition.schema.json", ".github/CODEOWNERS", ".github/workflows/check.yml"],
];

/** Names that GitHub treats as equal. */
const key = (owners: readonly string[] | undefined) =>
  [...new Set(owners?.map((it) => it.toLowerCase()))].sort().join(" ");
const loginsOf = ({ operator }: Definition) => operator.github.map((it) => `@${it.login}`);
const rightOwners = (it: Definition) =>
  it.operator.github.length > 0 ? loginsOf(it) : MAINTAINER_NAMES;

/** Whether the check finds the file stale. */
function isStale(definitions: Record<string, Definition>, owners: string, only?: string): boolean {
  const registry = registryWithOwners(definitions, { owners, maintainers: MAINTAINERS });
  const { problems } = checkRegistry(registry, only === undefined ? {} : { only: [only] });
  for (const { code, line } of problems.filter((it) => it.code === "owners-stale")) {
    expect([code, line > 0 && line <= owners.split("\n").length]).toEqual(["owners-stale", true]);
  }
  return problems.some(({ code }) => code === "owners-stale");
}

describe("what is generated", () => {
  it("has GitHub ask the operator's accounts for each definition, the maintainers for all else", () => {
    fc.assert(
      fc.property(registries, (definitions) => {
        const { text } = generated(definitions);
        for (const [path, it] of Object.entries(definitions)) {
          expect(key(ownersByGitHub(text, path))).toBe(key(rightOwners(it)));
        }
        const others = ELSEWHERE.filter((path) => !(path in definitions));
        for (const path of others) expect(ownersByGitHub(text, path)).toEqual(MAINTAINER_NAMES);
        expect(isStale(definitions, text)).toBe(false);
      }),
      RUNS,
    );
  });
});

describe("a file that the check finds nothing in", () => {
  it("means to GitHub what is generated", () => {
    let silent = 0;
    fc.assert(
      fc.property(registries, edits, (definitions, given) => {
        const text = edited(generated(definitions).text, given);
        if (isStale(definitions, text)) return;
        silent++;
        for (const [path, it] of Object.entries(definitions)) {
          expect(key(ownersByGitHub(text, path))).toBe(key(rightOwners(it)));
        }
        const others = ELSEWHERE.filter((path) => !(path in definitions));
        for (const path of others) {
          expect(key(ownersByGitHub(text, path))).toBe(key(MAINTAINER_NAMES));
        }
      }),
      { numRuns: 400 },
    );
    expect(silent).toBeGreaterThan(40);
  });

  it("when one definition is checked, means that for this definition", () => {
    fc.assert(
      fc.property(registries, edits, (definitions, given) => {
        const text = edited(generated(definitions).text, given);
        for (const [path, it] of Object.entries(definitions)) {
          if (it.operator.github.length === 0 || isStale(definitions, text, path)) continue;
          expect(key(ownersByGitHub(text, path))).toBe(key(loginsOf(it)));
        }
      }),
      RUNS,
    );
  });
});

describe("one definition that is checked", () => {
  it("answers for no line of another", () => {
    fc.assert(
      fc.property(registries, fc.array(login), fc.nat(), (definitions, logins, number) => {
        const paths = Object.keys(definitions);
        const own = paths[number % paths.length] ?? "";
        const lines = generated(definitions).text.split("\n");
        const text = lines
          .flatMap((it, index) => {
            if (!it.startsWith("/coalitions/") || it.startsWith(`/${own} `)) return [it];
            const [pattern = ""] = it.split(" ");
            return index % 2 === 0 ? [] : [[pattern, ...logins.map((to) => `@${to}`)].join(" ")];
          })
          .join("\n");
        expect(isStale(definitions, text, own)).toBe(false);
      }),
      RUNS,
    );
  });
});

describe("a file that was written by hand", () => {
  it("is left alone, whatever it is", () => {
    const byHand = fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(byHand, (text) => {
        expect(isStale(DEFINITIONS, text)).toBe(false);
      }),
      RUNS,
    );
  });

  it("is read to its end when it has our first line, and its faults are reported line by line", () => {
    const [first = ""] = RIGHT.split("\n");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = [first, ...lines].join("\n");
        expect(isStale(DEFINITIONS, text)).toBe(true);
        expect(generated(DEFINITIONS, MAINTAINERS, text).text).toBe(RIGHT);
      }),
      RUNS,
    );
  });
});
