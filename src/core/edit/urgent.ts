// Marks a change as urgent, with its reason, for the verbs with --urgent.

import type { Definition } from "../registry/definition.ts";

/** A note if the definition already has the same mark, which then marks nothing new. */
export function urgentFollows({ urgent, name }: Definition, reason: string | undefined): string[] {
  if (reason === undefined || urgent?.reason !== reason) return [];
  return [
    `${name} is already marked urgent for this reason. If that is published, the entry of this change is not marked urgent again. Give another reason to mark it.`,
  ];
}

/** The definition, marked with this reason; unchanged if no reason is given. */
export function withUrgent(definition: Definition, reason: string | undefined): Definition {
  return reason === undefined ? definition : { ...definition, urgent: { reason } };
}
