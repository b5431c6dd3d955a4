// What is about to be written: new texts of definitions, checked together before any of them is.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import { checkRegistry, type Registry } from "../check.ts";
import { deriveFingerprint, foldedIds } from "../derivation/fingerprint.ts";
import { hasErrors, type Problem } from "../problem.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { checkSchema } from "../schema/check-schema.ts";
import { parseText, type Source } from "../source/source.ts";

/** A new text for a file that is there. */
export interface Draft {
  file: string;
  text: string;
  /** What the operator must do, or wait for, beyond this change; sentences. */
  follows: string[];
}

export interface Edited extends Draft {
  name: string;
  /** Those that break integrators first. */
  changes: Change[];
  fingerprint: { before: Id; after: Id };
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
export function planEdits(registry: Registry, drafts: readonly Draft[]): Plan {
  const after = withTexts(registry, drafts);
  const edited = drafts.map((draft): Edited => {
    const [then, now] = [registry, after].map((it) => it.read(draft.file).value as Definition);
    if (!then || !now) throw new Error(`An edit has made ${draft.file} unreadable.`);
    return {
      ...draft,
      name: now.name,
      changes: diffDefinitions(then, now),
      fingerprint: { before: then.fingerprint, after: now.fingerprint },
      problems: newProblems(registry, after, draft.file),
      ok: errorsOf(after, draft.file).length === 0,
    };
  });
  const refused = edited.flatMap(({ problems }) => problems.filter((it) => hasErrors([it])));
  return { edited, refused };
}

/** What the check finds wrong in the file itself; what it finds elsewhere does not forbid an edit. */
export function errorsOf(registry: Registry, file: string): Problem[] {
  const { problems } = checkRegistry(registry, { only: [file] });
  return problems.filter((it) => it.file === file && hasErrors([it]));
}

function newProblems(before: Registry, after: Registry, file: string): Problem[] {
  const keyOf = ({ code, pointer, message }: Problem) => `${code} ${pointer} ${message}`;
  const [then, now] = [before, after].map((it) => checkRegistry(it, { only: [file] }).problems);
  const known = new Set(then?.map(keyOf));
  return now?.filter((problem) => !known.has(keyOf(problem))) ?? [];
}

/** The registry with these texts in their files, which need not be there yet. */
export function withTexts(
  registry: Registry,
  drafts: readonly Pick<Draft, "file" | "text">[],
): Registry {
  const texts = new Map(drafts.map(({ file, text }) => [file, text]));
  return {
    ...registry,
    files: [...new Set([...registry.files, ...texts.keys()])].sort(),
    read: (file) => {
      const text = texts.get(file);
      return text === undefined ? registry.read(file) : parseText(file, text);
    },
  };
}

/** What the check finds wrong at `pointer`, or below, when `value` stands in `file`. */
export function problemsAt(
  registry: Registry,
  file: string,
  value: unknown,
  pointer: string,
): Problem[] {
  const draft = { file, text: JSON.stringify(value) };
  return errorsOf(withTexts(registry, [draft]), file).filter(
    (it) => it.pointer === pointer || it.pointer.startsWith(`${pointer}/`),
  );
}

/** Faults without which every part stands where the types say, if not always with the right value. */
const STRUCTURAL = new Set(["property-missing", "value-type", "module-not-stated"]);

/**
 * The definition in a source that has the shape of one, though values may be missing from lists or
 * wrong; undefined where there is no telling where a part would belong.
 */
export function editable({ problems, value }: Source): Definition | undefined {
  if (problems.length > 0) return undefined;
  const faults = checkSchema(value).filter(({ pointer }) => pointer !== "/fingerprint");
  return faults.some(({ code, pointer }) => STRUCTURAL.has(code) && !isWithinPart(pointer))
    ? undefined
    : (value as Definition);
}

/** A part that is half filled in leaves the others where they are. */
function isWithinPart(pointer: string): boolean {
  return /^\/(lattices|organisms|confluences|peerHints)\/\d+\//.test(pointer);
}

/** The fingerprint; undefined where an id that it folds is none yet. */
export function derivable(definition: Definition): Id | undefined {
  const sound = foldedIds(definition).every(({ id }) => /^[0-9a-f]{64}$/.test(id));
  return sound ? deriveFingerprint(definition) : undefined;
}
