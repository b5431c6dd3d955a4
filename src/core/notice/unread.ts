// Coalitions whose definition cannot be read now: broken, deleted, or moved to where it is not found. What was
// published of them last holds until somebody publishes something else, so what was announced there is not dropped.

import { errorsOf } from "../edit/plan.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { DefinitionFile } from "../registry/snapshot.ts";
import type { JudgedBy } from "./judged-by.ts";
import { deletedReason, faultyReason } from "./no-action-reasons.ts";

export interface Unread {
  coalition: string;
  /** Undefined where the registry has no such file. */
  file: DefinitionFile | undefined;
  /** As it was published last; undefined of one that never was. */
  last: Definition | undefined;
}

export type UnreadBy = Pick<JudgedBy, "registry" | "published" | "now">;

/** By what was published, of which there is one for each registry: all notices ask the same. */
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

/** Whether it has one of the ids, in what was published or in what is there now. */
export function mayHave({ file, last }: Unread, ids: readonly Hex[]): boolean {
  const texts = [file?.source.text ?? "", last ? JSON.stringify(last) : ""];
  return texts.some((text) => ids.some((id) => text.includes(id)));
}

/** What is to be fixed first, in a sentence or two. */
export function blockedReason(
  { coalition, file }: Pick<Unread, "coalition"> & { file: string | undefined },
  registry: JudgedBy["registry"],
): string {
  return file === undefined
    ? deletedReason(coalition)
    : faultyReason(file, errorsOf(registry, file));
}
