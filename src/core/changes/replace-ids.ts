// Ids that give way to others in a definition, with the fingerprints that follow from published config bytes.

import { recomputeService } from "../derivation/fingerprint.ts";
import { groupBy } from "../group-by.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex, Id, Upcoming } from "../registry/definition.ts";
import { type PartId, type PeerId, placedIds, servicesOf } from "../registry/parts.ts";
import { pointerSteps } from "../source/locate.ts";

export interface ReplacedIds {
  /** Under the fingerprint and with the announcements of before. */
  definition: Definition;
  /** By a service's fingerprint before: the one that its config bytes give for its new span. */
  derived: ReadonlyMap<Id, Id>;
}

/**
 * The definition with another id at each place for which `targetOf` gives one. A service whose own fingerprint
 * is replaced keeps what it is given.
 */
export function replaceIds(
  definition: Definition,
  targetOf: (placed: PartId | PeerId) => Hex | undefined,
): ReplacedIds {
  const targets = placedIds(definition).map((it) => [it.pointer, targetOf(it)] as const);
  const replaced = withTexts(definition, targets);
  const before = servicesOf(definition);
  const followed = servicesOf(replaced).flatMap((service, at) => {
    const { id = "", value } = before[at] ?? {};
    const isTouched = id === service.id && !sameJson(value?.span, service.value.span);
    const fingerprint = isTouched ? recomputeService(service) : undefined;
    return fingerprint === undefined ? [] : [{ id, fingerprint, pointer: service.idPointer }];
  });
  return {
    definition: withTexts(
      replaced,
      followed.map((it) => [it.pointer, it.fingerprint]),
    ),
    derived: new Map(followed.map(({ id, fingerprint }) => [id, fingerprint])),
  };
}

type Placed = readonly [pointer: string, text: string | undefined];

/** The definition with other texts at these pointers. */
function withTexts(definition: Definition, texts: readonly Placed[]): Definition {
  const placed = texts.flatMap(([pointer, text]) =>
    text === undefined ? [] : [{ steps: pointerSteps(pointer), text }],
  );
  return withTextsBelow(definition, placed, 0) as Definition;
}

function withTextsBelow(
  value: unknown,
  texts: readonly { steps: readonly string[]; text: string }[],
  depth: number,
): unknown {
  const [here] = texts.filter(({ steps }) => steps.length === depth);
  if (here || texts.length === 0) return here?.text ?? value;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  for (const [step = "", below] of groupBy(texts, ({ steps }) => steps[depth])) {
    const key = step as keyof typeof copy;
    copy[key] = withTextsBelow(copy[key], below, depth + 1) as never;
  }
  return copy;
}

/** The definition with these announcements in place of its own; without `upcoming` where none is left. */
export function withUpcoming(definition: Definition, left: readonly Upcoming[]): Definition {
  const { upcoming = [], ...rest } = definition;
  if (left.length > 0) return { ...definition, upcoming: [...left] };
  return upcoming.length > 0 ? rest : definition;
}
