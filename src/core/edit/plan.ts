// What is about to be written: new values of definitions, checked together before any of them is.

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

/** What the definition in a file is to be. */
export interface Draft {
  file: string;
  next: Definition;
  /** What the operator must do, or wait for, beyond this change; sentences. */
  follows: string[];
}

export interface Edited extends Omit<Draft, "next"> {
  /** The new text of the file. */
  readonly text: string;
  name: string;
  /** Those that break integrators first. */
  changes: Change[];
  fingerprint: { before: Id; after: Id };
  /** Why the change cannot wait, where it is marked urgent. */
  urgent: string | undefined;
  /** What the check finds in the new text and did not find in the old. */
  problems: Problem[];
  /** Whether the check finds no error in the new text, be it new or not. */
  ok: boolean;
}

/** All of it may be written, or nothing where the check refuses something. */
export interface Plan {
  edited: Edited[];
  /** Errors that the new texts would have, and the old ones have not. */
  refused: Problem[];
}

/** The one edit of a plan for one file; undefined where the check refuses it, or nothing would change. */
export function editOf({ edited, refused }: Plan): Edited | undefined {
  return refused.length === 0 ? edited[0] : undefined;
}

/** Each draft must be of a definition that `editable` gives. */
export function planEdits(registry: Snapshot, drafts: readonly Draft[]): Plan {
  const written = drafts.map((draft) => {
    const { text, value } = sourceIn(registry, draft.file);
    return { ...draft, current: value as Definition, write: lazy(() => rewrite(text, draft.next)) };
  });
  const after = registry.with(written.map(draftFile));
  const edited = written.map(({ file, next, follows, current, write }): Edited => {
    const before = problemsOf(registry, file);
    const changes = diffDefinitions(current, next);
    const wasValid = before.length === 0;
    const found = problemsOf(after, file, { before: current, wasValid });
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

/** A value that takes more characters than this may need a text that is too long for a definition. */
const SHORT = MAX_BYTES / 8;

/** Of hundreds of drafts most texts are never read: they are written when they are. */
function draftFile({ file, next, write }: Draft & { write: () => string }): DefinitionFile {
  const isShort = JSON.stringify(next).length < SHORT;
  return DefinitionFile.of(isShort ? unwrittenSource(file, next, write) : parseText(file, write()));
}

/** The source of a file that is there. */
export function sourceIn(registry: Snapshot, file: string): Source {
  const there = registry.get(file);
  if (!there) throw new Error(`The registry has no file ${file}.`);
  return there.source;
}

/** What the check finds wrong in the file itself; what it finds elsewhere does not forbid an edit. */
export function errorsOf(registry: Snapshot, file: string): Problem[] {
  return problemsOf(registry, file).filter((it) => hasErrors([it]));
}

/** The definition in a file that may be changed: its coalition has not retired, and it has no errors of its own. */
export function changeableIn(
  registry: Snapshot,
  file: string,
  now: UtcTime,
): Definition | undefined {
  const definition = registry.get(file)?.definition;
  if (!definition || hasRetired(definition, now)) return undefined;
  return errorsOf(registry, file).length > 0 ? undefined : definition;
}

/** Several steps of a plan ask for the same file: it is checked once in each snapshot. */
const CHECKED = new WeakMap<Snapshot, Map<string, Problem[]>>();

/** Without `from`, the file is taken as it is: what is in it was there before. */
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

/** What the check finds wrong at `pointer`, or below, when `value` is in `file`. */
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

/** Faults without which every part stands where the types say, if not always with the right value. */
const STRUCTURAL = new Set(["property-missing", "value-type", "module-not-stated"]);

/**
 * The definition in a source that has the shape of one, though values may be missing from lists or
 * wrong; undefined where there is no telling where a part would belong.
 */
export function editable({ source, findings }: DefinitionFile): Definition | undefined {
  if (source.problems.length > 0) return undefined;
  const faults = findings.filter(({ pointer }) => pointer !== "/fingerprint");
  return faults.some(({ code, pointer }) => STRUCTURAL.has(code) && !isWithinPart(pointer))
    ? undefined
    : (source.value as Definition);
}

/** A part that is half filled in leaves the others where they are. */
function isWithinPart(pointer: string): boolean {
  return /^\/(lattices|organisms|confluences|peerHints)\/\d+\//.test(pointer);
}

/** The definition under the fingerprint that follows; as it is where an id that it folds is not known yet. */
export function withFingerprint(definition: Definition): Definition {
  const isDerivable = partsOf(definition).every(({ id }) => /^[0-9a-f]{64}$/.test(id));
  return isDerivable ? { ...definition, fingerprint: deriveFingerprint(definition) } : definition;
}
