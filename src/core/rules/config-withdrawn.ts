// Config bytes that were published stay published as long as the fingerprint that follows from them does: integrators
// recompute it, and bind with them.

import { partsOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import { COMPOSED_OF, type Rule } from "./rule.ts";

export const configWithdrawn: Rule = {
  reads: COMPOSED_OF,
  check(subject, { last, now }) {
    // A retired coalition must not change at all; another rule reports that.
    if (!last || hasRetired(last, now)) return [];
    const { definition } = subject;
    // Then this is why the composition differs.
    const explains = subject.fingerprint === last.fingerprint ? { explains: "/fingerprint" } : {};
    const published = new Set(
      partsOf(last).flatMap(({ id, value }) => ("config" in value && value.config ? [id] : [])),
    );
    return partsOf(definition).flatMap(({ id, label, pointer, value }) => {
      const isWithdrawn = published.has(id) && !("config" in value && value.config);
      if (!isWithdrawn) return [];
      return {
        code: "config-withdrawn",
        pointer,
        ...explains,
        message: `The published config bytes of the ${label} were removed, but its fingerprint is the same. Nobody could recompute the fingerprint any longer.`,
        fix: "Restore the config. It may only change together with the fingerprint.",
      };
    });
  },
};
