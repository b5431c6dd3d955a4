// Statements of several definitions about the same ids, compared once for each check.

import type { CheckOptions } from "./check-as-whole.ts";
import { groupBy } from "./group-by.ts";
import { lazy, memoized } from "./lazy.ts";
import type { Finding, Problem } from "./problem.ts";
import type { Definition } from "./registry/definition.ts";
import type { DefinitionFile, Snapshot } from "./registry/snapshot.ts";
import { isOfOther } from "./rules/ids-of-others.ts";
import type { JudgedStatements } from "./rules/rule.ts";
import { contradicted } from "./rules/statements.ts";
import type { Source } from "./source/source.ts";
import type { Claimed } from "./statements/claim.ts";
import { type Contradiction, contradictionsIn } from "./statements/contradictions.ts";
import { type Deviation, deviationsIn } from "./statements/deviations.ts";
import { gatherStatements, type ToGather } from "./statements/gather.ts";
import type { IsValid } from "./statements/statement.ts";

/** Gathers nothing before a rule asks about the first definition. */
export class StatementsOfCheck implements JudgedStatements {
  readonly #judged;

  constructor(given: ToGather, isValid: IsValid) {
    this.#judged = lazy(() => {
      const groups = gatherStatements(given);
      const contradictions = groups.flatMap((group) => contradictionsIn(group, isValid));
      // Without a base, it is not known which of two values is newer.
      const deviations = given.published
        ? groups.flatMap((group) => deviationsIn(group, isValid))
        : [];
      return {
        contradictions: groupBy(contradictions, ({ statement }) => statement.file),
        deviations: groupBy(deviations, ({ statement }) => statement.file),
      };
    });
  }

  contradictionsOf(file: string): readonly Contradiction[] {
    return this.#judged().contradictions.get(file) ?? [];
  }

  deviationsOf(file: string): readonly Deviation[] {
    return this.#judged().deviations.get(file) ?? [];
  }

  /** What a new statement contradicts in files that are not checked and did not change. */
  elsewhere(): Contradiction[] {
    return [...this.#judged().contradictions.values()].flatMap((them) =>
      them.filter(({ statement: { isChecked, isNew } }) => !isChecked && !isNew),
    );
  }
}

export function judgeStatements(
  registry: Snapshot,
  checked: readonly DefinitionFile[],
  { only, others, changed = [], published, scoped = new Map(), now }: CheckOptions,
  isValid: (file: DefinitionFile) => boolean,
): StatementsOfCheck {
  const isReported = (claim: Claimed, definition: Definition) => {
    const holders = published?.get(definition.name)?.holders ?? new Map();
    return isOfOther(claim, definition, { registry, scoped, holders });
  };
  const isPart = only !== undefined;
  const given = { registry, checked, isPart, others, changed: new Set(changed), published, now };
  const isValidAt = memoized((file) => {
    const there = registry.get(file);
    return there !== undefined && isValid(there);
  });
  return new StatementsOfCheck({ ...given, isReported }, isValidAt);
}

/** Warnings in files that are not checked, for their operators. They block nobody. */
export function contradictedElsewhere(
  registry: Snapshot,
  statements: StatementsOfCheck,
  locate: (source: Source, finding: Finding) => Problem,
): Problem[] {
  return statements.elsewhere().flatMap((it) => {
    const there = registry.get(it.statement.file);
    return there ? contradicted(it).map((finding) => locate(there.source, finding)) : [];
  });
}
