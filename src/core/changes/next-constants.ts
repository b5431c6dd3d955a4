// The constants that can be compiled in before announced changes take effect.

import type { Definition, Id } from "../registry/definition.ts";
import { type AnnouncedMoment, announcedMoments } from "./next-fingerprint.ts";

export interface NextConstant extends AnnouncedMoment {
  next: Id;
  definition: Definition;
}

/** One for each time at which the fingerprint changes to a known one, earliest first. Each fingerprint appears once. */
export function nextConstants(definition: Definition): NextConstant[] {
  const known = announcedMoments(definition).filter(
    (it): it is NextConstant => it.moves && it.next !== undefined && it.definition !== undefined,
  );
  return known.filter(({ next }, at) => known.findIndex((it) => it.next === next) === at);
}
