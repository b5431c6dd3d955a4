// The current id of a notice stands in a definition, as what the notice says that it is.

import { nearestIds, referencesOf } from "../edit/references.ts";
import { moment } from "../lookup/moment.ts";
import { type Definition, type Hex, UPCOMING_KINDS } from "../registry/definition.ts";
import { nothingWords } from "../registry/ids-of-nothing.ts";
import { announceableIds, idWords, placedIds } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { StandingNotice } from "./blocked.ts";
import { labelOf, OPTIONS } from "./form.ts";
import type { JudgedBy } from "./judged-by.ts";
import { type BumpNotice, type NoticeProblem, noticeProblem } from "./notice.ts";
import { mayHave, unreadIn } from "./unread.ts";

/** What a notice is held to. */
export interface NoticeSurroundings extends Omit<JudgedBy, "chains"> {
  /** Of the issue. */
  number: number;
  /** Open notices of others that are valid and verified, sorted by number. */
  others: readonly StandingNotice[];
  /**
   * Whether this notice's announcement was published already: then it is no fault that its id or time
   * is of the past.
   */
  announced: boolean;
  /** Whether this very text was found right before, and proposed: what came since is no fault of it. */
  proposed: boolean;
  /** Whether some coalition has carried it out, so that its new id stands there. */
  carriedOut: boolean;
}

/** `living` and `all`: the definitions that may have an id of the notice. */
export function checkCurrentId(
  notice: BumpNotice,
  living: readonly Definition[],
  all: readonly Definition[],
  around: NoticeSurroundings,
): NoticeProblem | [] {
  const { publishedAs, announced, registry, now } = around;
  const { id, kind } = notice;
  if (living.some((it) => announceableIds(it, kind).includes(id))) return [];
  // It may be current in a definition that nobody can read now.
  if (unreadIn(around).some((it) => mayHave(it, [id]))) return [];
  const past = publishedAs(id);
  // The change has taken place since.
  if (announced && past !== undefined) return [];
  return (
    ofOtherKind(notice, living) ??
    ofCoalition(id, all) ??
    announcedOnly(id, living) ??
    ofRetired(id, all) ??
    (past === undefined
      ? unknown(
          notice,
          registry.definitions.flatMap(({ definition }) =>
            hasRetired(definition, now) ? [] : definition,
          ),
        )
      : noticeProblem(
          "id-superseded",
          FIELD,
          `${id} is not current any more: it was ${past}.`,
          "Give the id that stands there today.",
        ))
  );
}

/** "the stable id of lattice base.mainnet in l2.superchain". */
export function whereIn(definitions: readonly Definition[], id: Hex): string | undefined {
  for (const definition of definitions) {
    const placed = placedIds(definition).find((it) => it.id === id);
    if (placed) return `the ${idWords(placed)} in ${definition.name}`;
  }
  return undefined;
}

const FIELD = "current-id";
const SPANNED =
  " What a service spans is announced by the service's operator, as a change of its fingerprint.";

function ofOtherKind({ id, kind }: BumpNotice, living: readonly Definition[]) {
  const where = whereIn(living, id);
  if (where === undefined) return undefined;
  const right = UPCOMING_KINDS.filter((it) => it !== "retirement").find((it) =>
    living.some((definition) => announceableIds(definition, it).includes(id)),
  );
  const wanted =
    kind === "retirement" ? "a part that retires" : `a change of kind “${OPTIONS[kind]}”`;
  const message = `The notice is about ${wanted}, but ${id} stands as ${where}.`;
  if (kind === "retirement") {
    const fix =
      "Give the stable id of the citizen that retires, or the fingerprint of the service.";
    return noticeProblem("id-other-kind", FIELD, message, fix);
  }
  const fix =
    right === undefined
      ? `Give the id that is meant.${where.startsWith("the citizen that") ? SPANNED : ""}`
      : `Give the id that is meant; or, if it is this one, choose under “${labelOf("what")}”: ${OPTIONS[right]}`;
  return noticeProblem("id-other-kind", FIELD, message, fix);
}

function ofCoalition(id: Hex, all: readonly Definition[]) {
  const coalition = all.find(({ fingerprint }) => fingerprint === id);
  if (!coalition) return undefined;
  return noticeProblem(
    "id-derived",
    FIELD,
    `${id} is the fingerprint of the coalition ${coalition.name} itself. It follows from the ids of its parts, and changes with them.`,
    "Give the id of the part that changes.",
  );
}

function announcedOnly(id: Hex, living: readonly Definition[]) {
  for (const { name, upcoming = [] } of living) {
    const entry = upcoming.find(({ to }) => to === id);
    if (!entry) continue;
    return noticeProblem(
      "id-unknown",
      FIELD,
      `${id} is not current yet: ${name} announces by notice ${entry.notice} that it takes the place of ${entry.id}.`,
      `If that change is to be another one, edit notice ${entry.notice}.`,
    );
  }
  return undefined;
}

function ofRetired(id: Hex, all: readonly Definition[]) {
  const retired = all.find((it) => it.retirement && whereIn([it], id) !== undefined);
  if (!retired) return undefined;
  const where = whereIn([retired], id);
  return noticeProblem(
    "id-retired",
    FIELD,
    `${id} is ${where}, which retires at ${moment(retired.retirement?.at ?? "")}, before this takes effect; no other coalition refers to it. Nothing is left to announce.`,
    "Close the notice, or give the id that is meant.",
  );
}

function unknown({ id, kind }: BumpNotice, living: readonly Definition[]): NoticeProblem {
  const nothing = nothingWords(id);
  if (nothing !== undefined) {
    const fix = "Paste the id that a definition of this registry has today.";
    return noticeProblem("id-of-nothing", FIELD, `The current id is ${nothing}.`, fix);
  }
  const references = living.flatMap((definition) => {
    const known = new Set(announceableIds(definition, kind));
    return referencesOf({ file: "", definition }).filter((it) => known.has(it.id));
  });
  // "…, the stable id of lattice base.mainnet in l2.superchain".
  const [nearest] = nearestIds(references, id);
  const message = `No coalition of this registry refers to ${id}.`;
  if (nearest === undefined) {
    const fix =
      "Paste the id as it stands in a definition today; if no coalition here refers to it, no notice is needed.";
    return noticeProblem("id-unknown", FIELD, message, fix);
  }
  const fix = `Did you mean ${nearest.slice(id.length + 2)}: ${nearest.slice(0, id.length)}`;
  return noticeProblem("id-unknown", FIELD, message, fix);
}
