// Plans edits: new values of definitions, checked together before any file is written.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import { urgentReason } from "../changes/urgent.ts";
import { type Beforehand, problemsIn } from "../check.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import { lazy } from "../lazy.ts";
import { hasErrors, type Problem, sortProblems } from "../problem.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import { DefinitionFile, type Snapshot } from "../registry/snapshot.ts";
import { MAX_BYTES } from "../source/decode.ts";
import { parseText, type Source, unwrittenSource } from "../source/source.ts";
import { rewrite } from "./rewrite.ts";

/** A new value for the definition in a file. */
export interface Draft {
  file: string;
  next: Definition;
  /** Sentences on what the operator must do, or wait for, beyond this change. */
  follows: string[];
}

export interface Edited extends Omit<Draft, "next"> {
  /** The new text of the file. */
  readonly text: string;
  name: string;
  /** Breaking changes first. */
  changes: Change[];
  fingerprint: { before: Id; after: Id };
  /** The reason, if the change is marked urgent. */
  urgent: string | undefined;
  /** Problems of the new text that the old one did not have. */
  problems: Problem[];
  /** Whether the new text has no error at all, new or old. */
  ok: boolean;
}

/** Write all of it, or nothing if the check refuses something. */
export interface Plan {
  edited: Edited[];
  /** Errors of the new texts that the old ones do not have. */
  refused: Problem[];
}

/** The edit of a plan for one file; undefined if the check refuses it, or if nothing would change. */
export function editOf({ edited, refused }: Plan): Edited | undefined {
  return refused.length === 0 ? edited[0] : undefined;
}

/** Each draft must be of an `editable` definition. */
export function planEdits(registry: Snapshot, drafts: readonly Draft[]): Plan {
  const written = drafts.map((draft) => {
    const { text, value } = sourceIn(registry, draft.file);
    return { ...draft, current: value as Definition, write: lazy(() => rewrite(text, draft.next)) };
  });
  const after = registry.with(written.map(draftFile));
  const edited = written.map(({ file, next, follows, current, write }): Edited => {
    const before = problemsOf(registry, file);
    const changes = diffDefinitions(current, next);
    const found = problemsOf(after, file, { before: current, wasValid: before.length === 0 });
    const known = new Set(before.map(problemKey));
    return {
      ...{ file, follows, name: next.name, changes },
      fingerprint: { before: current.fingerprint, after: next.fingerprint },
      urgent: urgentReason(changes, next),
      problems: found.filter((it) => !known.has(problemKey(it))),
      ok: !hasErrors(found),
      get text() {
        return write();
      },
    };
  });
  const refused = edited.flatMap(({ problems }) => problems.filter((it) => hasErrors([it])));
  return { edited, refused };
}

/** The text of a longer value may exceed the size limit of a definition. */
const SHORT = MAX_BYTES / 8;

/** With hundreds of drafts, most texts are never read, so a short one is only written when it is read. */
function draftFile({ file, next, write }: Draft & { write: () => string }): DefinitionFile {
  const isShort = JSON.stringify(next).length < SHORT;
  return DefinitionFile.of(isShort ? unwrittenSource(file, next, write) : parseText(file, write()));
}

/** The source of a file, which must exist. */
export function sourceIn(registry: Snapshot, file: string): Source {
  const there = registry.get(file);
  if (!there) throw new Error(`The registry has no file ${file}.`);
  return there.source;
}

/** Errors in the file itself. Errors elsewhere do not prevent an edit. */
export function errorsOf(registry: Snapshot, file: string): Problem[] {
  return problemsOf(registry, file).filter((it) => hasErrors([it]));
}

/** The definition in a file if it may be changed: its coalition has not retired, and it has no errors. */
export function changeableIn(
  registry: Snapshot,
  file: string,
  now: UtcTime,
): Definition | undefined {
  const definition = registry.get(file)?.definition;
  if (!definition || hasRetired(definition, now)) return undefined;
  return errorsOf(registry, file).length > 0 ? undefined : definition;
}

/** Several steps of a plan need the same file, which is checked once in each snapshot. */
const CHECKED = new WeakMap<Snapshot, Map<string, Problem[]>>();

/** Without `from`, the file is compared with itself: everything in it counts as old. */
function problemsOf(registry: Snapshot, file: string, from?: Beforehand): Problem[] {
  const checked = CHECKED.get(registry) ?? new Map<string, Problem[]>();
  CHECKED.set(registry, checked);
  const known = checked.get(file);
  if (known) return known;
  const there = registry.get(file);
  const problems = there
    ? sortProblems(problemsIn(there, registry, from ?? { before: there.definition }))
    : [];
  checked.set(file, problems);
  return problems;
}

function problemKey({ code, pointer, message }: Problem): string {
  return `${code} ${pointer} ${message}`;
}

/** The errors at `pointer`, or below, if `file` had this `value`. */
export function problemsAt(
  registry: Snapshot,
  file: string,
  value: unknown,
  pointer: string,
): Problem[] {
  const draft = { file, text: JSON.stringify(value) };
  return problemsOf(registry.withTexts([draft]), file, {}).filter(
    (it) => hasErrors([it]) && (it.pointer === pointer || it.pointer.startsWith(`${pointer}/`)),
  );
}

/** Without these errors, every part is where the types say, even if its value may be wrong. */
const STRUCTURAL = new Set(["property-missing", "value-type", "module-not-stated"]);

/**
 * The definition in a source with the right structure, though values may be wrong or missing from lists; undefined if
 * it is unclear where a part belongs.
 */
export function editable({ source, findings }: DefinitionFile): Definition | undefined {
  if (source.problems.length > 0) return undefined;
  const faults = findings.filter(({ pointer }) => pointer !== "/fingerprint");
  return faults.some(({ code, pointer }) => STRUCTURAL.has(code) && !isWithinPart(pointer))
    ? undefined
    : (source.value as Definition);
}

/** An incomplete part does not move the others. */
function isWithinPart(pointer: string): boolean {
  return /^\/(lattices|organisms|confluences|peerHints)\/\d+\//.test(pointer);
}

/** The definition with its derived fingerprint; unchanged if an id that it folds is not known yet. */
export function withFingerprint(definition: Definition): Definition {
  const isDerivable = partsOf(definition).every(({ id }) => /^[0-9a-f]{64}$/.test(id));
  return isDerivable ? { ...definition, fingerprint: deriveFingerprint(definition) } : definition;
}
