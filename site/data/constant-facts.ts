// The data of the current constant as a JSON string, with what a program needs to decide whether it replaces that of an
// older one. Renovate reads one JSON file; it cannot read the constant itself, nor decide by several files.

import { nextConstants } from "../../src/core/changes/next-constants.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { CODE, dataOf } from "../../src/core/render/constant-code.ts";
import type { ConstantOrigin } from "../../src/core/render/constant-origin.ts";
import { lastNewValues } from "../../src/core/stale/newer.ts";
import { withSeconds } from "../../src/core/time.ts";

export function constantFacts(
  { name, definition, entries }: Pick<CoalitionView, "name" | "definition" | "entries">,
  { registry, entry }: ConstantOrigin,
  constant: string,
) {
  const retiresAt = definition.retirement?.at;
  const published = entries.find(({ seq }) => seq === entry?.seq);
  return {
    coalition: name,
    page: `${registry}${name}/`,
    seq: entry?.seq ?? 0,
    at: published?.at ?? null,
    fingerprint: definition.fingerprint,
    newValues: lastNewValues(entries),
    announced: nextConstants(definition).map(({ next }) => next),
    retiresAt: retiresAt === undefined ? null : withSeconds(retiresAt),
    code: CODE,
    data: dataOf(constant),
  };
}
