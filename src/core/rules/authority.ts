// A change of the GitHub accounts that are authorised for an operator is always reported.

import { describeChange } from "../changes/impact.ts";
import { partLabel, partsOf } from "../registry/parts.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const authority: Rule = {
  reads: WHOLE,
  check({ definition }, { changes }) {
    const moved = changes().filter(({ kind }) => kind === "authority-changed");
    // If two parts have the same name, the first counts.
    const pointers = new Map(
      partsOf(definition)
        .toReversed()
        .map(({ label, pointer }) => [label, pointer]),
    );
    return moved.map((change) => ({
      code: "authority-changed",
      // The coalition's own operator is at the top.
      pointer: `${pointers.get(partLabel(change.part)) ?? ""}/operator/github`,
      message: describeChange(change).what,
      fix: "If these accounts are the operator's, do nothing. The numbers decide, not the logins.",
    }));
  },
};
