// Coalitions whose definition cannot be read now: broken, deleted or moved. Their last published version counts until
// another one is published, so announcements are not lost.

import { errorsOf } from "../edit/plan.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { DefinitionFile } from "../registry/snapshot.ts";
import type { JudgedBy } from "./judged-by.ts";
import { deletedReason, faultyReason } from "./no-action-reasons.ts";

export interface Unread {
  coalition: string;
  /** Undefined if the registry has no such file. */
  file: DefinitionFile | undefined;
  /** As last published; undefined if it never was. */
  last: Definition | undefined;
}

export type UnreadBy = Pick<JudgedBy, "registry" | "published" | "now">;

/** Cached by what was published, because all notices ask the same. */
const KNOWN = new WeakMap<UnreadBy["published"], readonly Unread[]>();

/** Without those that have retired. */
export function unreadIn(by: UnreadBy): readonly Unread[] {
  const known = KNOWN.get(by.published) ?? findUnread(by);
  KNOWN.set(by.published, known);
  return known;
}

function findUnread({ registry, published, now }: UnreadBy): Unread[] {
  const read = new Set(
    registry.definitions.flatMap(({ file, definition }) => [nameOfFile(file), definition.name]),
  );
  const broken = registry.files.flatMap((file): Unread[] => {
    const coalition = nameOfFile(file.file);
    if (file.definition || read.has(coalition)) return [];
    return [{ coalition, file, last: published.get(coalition) }];
  });
  const there = new Set([...read, ...broken.map(({ coalition }) => coalition)]);
  const gone = [...published].flatMap(([coalition, last]): Unread[] =>
    there.has(coalition) ? [] : [{ coalition, file: undefined, last }],
  );
  return [...broken, ...gone].filter(({ last }) => !last || !hasRetired(last, now));
}

/** Whether its last published version or its current text has one of the ids. */
export function mayHave({ file, last }: Unread, ids: readonly Hex[]): boolean {
  const texts = [file?.source.text ?? "", last ? JSON.stringify(last) : ""];
  return texts.some((text) => ids.some((id) => text.includes(id)));
}

/** What to fix first. */
export function blockedReason(
  { coalition, file }: Pick<Unread, "coalition"> & { file: string | undefined },
  registry: JudgedBy["registry"],
): string {
  return file === undefined
    ? deletedReason(coalition)
    : faultyReason(file, errorsOf(registry, file));
}
