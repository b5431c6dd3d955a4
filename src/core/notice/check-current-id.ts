// Checks that the current id of a notice is in a definition, and of the kind that the notice says.

import { nearestIds, referencesOf } from "../edit/references.ts";
import { type Definition, type Hex, UPCOMING_KINDS } from "../registry/definition.ts";
import { nothingWords } from "../registry/ids-of-nothing.ts";
import { announceableIds, idWords, placedIds } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import { moment } from "../time.ts";
import type { ActiveNotice } from "./blocked.ts";
import { labelOf, OPTIONS } from "./form.ts";
import type { JudgedBy } from "./judged-by.ts";
import { type BumpNotice, type NoticeProblem, noticeProblem } from "./notice.ts";
import { mayHave, unreadIn } from "./unread.ts";

/** What a notice is checked against. */
export interface NoticeSurroundings extends Omit<JudgedBy, "chains"> {
  /** The number of the issue. */
  number: number;
  /** Open notices of others that are valid and verified, sorted by number. */
  others: readonly ActiveNotice[];
  /** Whether the notice was announced already: then its id and time may be in the past. */
  announced: boolean;
  /** Whether this text was found valid before, and proposed: later changes do not make it invalid. */
  proposed: boolean;
  /** Whether a coalition already made the change, so that it has the new id. */
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
  // It may be current in a definition that cannot be read now.
  if (unreadIn(around).some((it) => mayHave(it, [id]))) return [];
  const past = publishedAs(id);
  // The change has happened since.
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
          `${id} is no longer current. It was ${past}.`,
          "Give the current id.",
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
  " For an id that a service spans, the service's operator announces a new fingerprint.";

function ofOtherKind({ id, kind }: BumpNotice, living: readonly Definition[]) {
  const where = whereIn(living, id);
  if (where === undefined) return undefined;
  const right = UPCOMING_KINDS.filter((it) => it !== "retirement").find((it) =>
    living.some((definition) => announceableIds(definition, it).includes(id)),
  );
  const wanted = kind === "retirement" ? "a retirement" : `a change of “${OPTIONS[kind]}”`;
  const message = `The notice is about ${wanted}, but ${id} is ${where}.`;
  if (kind === "retirement") {
    const fix =
      "Give the stable id of the citizen that retires, or the fingerprint of the service that retires.";
    return noticeProblem("id-other-kind", FIELD, message, fix);
  }
  const fix =
    right === undefined
      ? `Give the right id.${where.startsWith("the citizen that") ? SPANNED : ""}`
      : `Give the right id. If this one is right, choose under “${labelOf("what")}”: ${OPTIONS[right]}`;
  return noticeProblem("id-other-kind", FIELD, message, fix);
}

function ofCoalition(id: Hex, all: readonly Definition[]) {
  const coalition = all.find(({ fingerprint }) => fingerprint === id);
  if (!coalition) return undefined;
  return noticeProblem(
    "id-derived",
    FIELD,
    `${id} is the fingerprint of the coalition ${coalition.name} itself. It is derived from the ids of its parts and changes with them.`,
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
      `${id} is not current yet: ${name} announces in notice ${entry.notice} that it will replace ${entry.id}.`,
      `To change what is announced, edit notice ${entry.notice}.`,
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
    `${id} is ${where}. That coalition retires on ${moment(retired.retirement?.at ?? "")}, before this change, and no other one refers to the id. There is nothing to announce.`,
    "Close the notice, or give the right id.",
  );
}

function unknown({ id, kind }: BumpNotice, living: readonly Definition[]): NoticeProblem {
  const nothing = nothingWords(id);
  if (nothing !== undefined) {
    const fix = "Paste the id as it is in a definition of this registry today.";
    return noticeProblem("id-of-nothing", FIELD, `The current id is ${nothing}.`, fix);
  }
  const references = living.flatMap((definition) => {
    const known = new Set(announceableIds(definition, kind));
    return referencesOf({ file: "", definition }).filter((it) => known.has(it.id));
  });
  // "…, the stable id of lattice base.mainnet in l2.superchain".
  const [nearest] = nearestIds(references, id);
  const message = `No coalition in this registry refers to ${id}.`;
  if (nearest === undefined) {
    const fix =
      "Paste the id as it is in a definition today. If no coalition here refers to it, no notice is needed.";
    return noticeProblem("id-unknown", FIELD, message, fix);
  }
  const fix = `Did you mean ${nearest.slice(id.length + 2)}: ${nearest.slice(0, id.length)}`;
  return noticeProblem("id-unknown", FIELD, message, fix);
}
