// The mark of a change that cannot wait, with its reason, as verbs set it.

import type { Definition } from "../registry/definition.ts";

/** Where the mark is there already, it marks nothing new. */
export function urgentFollows({ urgent, name }: Definition, reason: string | undefined): string[] {
  if (reason === undefined || urgent?.reason !== reason) return [];
  return [
    `${name} is marked urgent for this very reason already. If that is published, the entry of this change leads with a reason only if it has another one.`,
  ];
}

/** The definition, marked with this reason; as it is where none is given. */
export function withUrgent(definition: Definition, reason: string | undefined): Definition {
  return reason === undefined ? definition : { ...definition, urgent: { reason } };
}
