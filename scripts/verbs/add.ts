// coalitions add COALITION KIND …flags

import { checkRegistry } from "../../src/core/check.ts";
import { planAddition } from "../../src/core/edit/add.ts";
import { PART_LISTS, type PartKind } from "../../src/core/edit/part-kinds.ts";
import { editable } from "../../src/core/edit/plan.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { hasRetired } from "../../src/core/registry/retirement.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { carryOut } from "../carry-out.ts";
import { requireCoalition } from "../coalitions.ts";
import { PART_FIELDS, placeOf } from "../describe/fields.ts";
import { type Flags, type Frame, gather, refuseForeign, type Values } from "../describe/gather.ts";
import {
  EXIT,
  type ExitCode,
  note,
  paint,
  print,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

export async function run(word: string, kind: PartKind, flags: Flags): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  const found = requireCoalition(registry, word);
  const { file } = found;
  refuseForeign(kind, PART_FIELDS[kind], Object.values(PART_FIELDS).flat(), flags);
  const definition = editable(found);
  if (!definition) {
    print(renderReport(checkRegistry(registry, { only: [file], others: [] }), paint()));
    note(`${file} has problems of its own, so it was left alone.`);
    return EXIT.problems;
  }
  if (hasRetired(definition, currentTime())) {
    throw new UsageError(`The coalition ${definition.name} has retired, and is no longer changed.`);
  }
  const part = gather(frameOf(registry, file, definition, kind), flags);
  if (kind === "peer-hint") refuseKnownPeer(definition, part);
  const plan = planAddition(registry, file, kind, part);
  if (kind !== "peer-hint") {
    note(
      `At the end of ${PART_LISTS[kind]}: the fingerprint folds their order, so it stays there.`,
    );
  }
  const code = carryOut(plan, {});
  if (code === EXIT.fine && !plan.edited.every(({ ok }) => ok)) await showWhatIsLeft(file);
  return code;
}

function frameOf(registry: Snapshot, file: string, definition: Definition, kind: PartKind): Frame {
  const list = PART_LISTS[kind];
  const parts = definition[list] as unknown as Values[];
  const put = (values: Values) => ({
    definition: { ...definition, [list]: [...parts, values] },
    pointer: `/${list}/${parts.length}`,
  });
  const fields = PART_FIELDS[kind];
  return { noun: kind, place: placeOf(kind), fields, registry, file, put, open: false };
}

/** No rule forbids a peer twice, since it does no harm; but nobody means to add one again. */
function refuseKnownPeer({ name, peerHints }: Definition, { peerId }: Values): void {
  if (!peerHints.some((it) => it.peerId === peerId)) return;
  throw new UsageError(`${name} has a peer hint for ${peerId} already.`);
}

async function showWhatIsLeft(file: string): Promise<void> {
  const result = checkRegistry(await readSnapshot(process.cwd()), { only: [file], others: [] });
  print(`\nStill to be filled in:\n\n${renderReport(result, paint())}`);
}
