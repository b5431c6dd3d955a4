// The constants that can be compiled in ahead of announced changes.

import type { Definition, Id } from "../registry/definition.ts";
import { type AnnouncedMoment, announcedMoments } from "./next-fingerprint.ts";

export interface NextConstant extends AnnouncedMoment {
  next: Id;
  definition: Definition;
}

/** Of each moment that moves the fingerprint to one that is known, earliest first; of each fingerprint the first. */
export function nextConstants(definition: Definition): NextConstant[] {
  const known = announcedMoments(definition).filter(
    (it): it is NextConstant => it.moves && it.next !== undefined && it.definition !== undefined,
  );
  return known.filter(({ next }, at) => known.findIndex((it) => it.next === next) === at);
}
