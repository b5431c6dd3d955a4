// coalitions remove COALITION KIND WHICH

import type { PartKind } from "../../src/core/edit/part-kinds.ts";
import {
  namedBy,
  planRemoval,
  planUnmarking,
  type Removable,
  removables,
} from "../../src/core/edit/remove.ts";
import { nearest } from "../../src/core/nearest.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { requireEditable } from "../editable.ts";
import { type ExitCode, requireRegistry, UsageError } from "../terminal.ts";
import { asSentence, readUrgent } from "../urgent.ts";

interface RemoveOptions extends CarryOutOptions {
  reason?: string;
  urgent?: string;
}

export async function run(
  word: string,
  kind: PartKind | "urgent",
  which: string | undefined,
  options: RemoveOptions,
): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  const found = requireEditable(registry, word);
  if (typeof found === "number") return found;
  const { file, definition } = found;
  if (kind === "urgent") {
    if (!definition.urgent) throw new UsageError(`${definition.name} is not marked urgent.`);
    return carryOut(planUnmarking(registry, file), options);
  }
  const removed = theOne(definition, kind, which);
  const urgent = readUrgent(registry, options.urgent);
  const reason = options.reason === undefined ? urgent : asSentence(options.reason);
  const plan = planRemoval(registry, file, removed, { urgent, now: currentTime() });
  return carryOut(plan, { ...options, reason });
}

/** Throws UsageError with the possible parts if `which` names none or several. */
function theOne(definition: Definition, kind: PartKind, which: string | undefined): Removable {
  const { name } = definition;
  const noun = kind.replace("-", " ");
  const all = removables(definition, kind);
  if (all.length === 0) throw new UsageError(`${name} has no ${noun}.`);
  // There is only one ticket issuer, so it needs no name.
  const found = which === undefined && kind === "ticket-issuer" ? all : namedBy(all, which ?? "");
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  if (first) {
    throw new UsageError(
      [
        `${which} names ${found.length} parts of ${name}. Give the id of the one to remove:`,
        ...rows(found),
      ].join("\n"),
    );
  }
  const [meant] =
    which === undefined
      ? []
      : nearest(
          which,
          all.flatMap((it) => [it.id, ...it.names]),
        );
  const head =
    which === undefined
      ? `Name the ${noun} of ${name} to remove.`
      : `${name} has no ${noun} ${which}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
  throw new UsageError([`${head} It has:`, ...rows(all)].join("\n"));
}

/** With more, the sentence above them would scroll away. */
const MOST_ROWS = 12;

function rows(all: readonly Removable[]): string[] {
  const more = all.length - MOST_ROWS;
  if (more > 0) return [...rows(all.slice(0, MOST_ROWS)), `  and ${more} more`];
  const names = all.map((it) => it.names.join(", "));
  const width = Math.max(...names.map((it) => it.length));
  return all.map(({ id }, at) => `  ${(names[at] ?? "").padEnd(width)}  ${id}`);
}
