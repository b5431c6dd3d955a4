// coalitions add COALITION KIND …flags

import { checkRegistry } from "../../src/core/check.ts";
import { planAddition, withPart } from "../../src/core/edit/add.ts";
import {
  isListed,
  PART_LISTS,
  type PartKind,
  type PartPlace,
} from "../../src/core/edit/part-kinds.ts";
import type { Definition, ModuleKind } from "../../src/core/registry/definition.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { withArticle } from "../../src/core/schema/words.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { PART_FIELDS, placeOf } from "../describe/fields.ts";
import { type Flags, gather, refuseForeign, type Values } from "../describe/gather.ts";
import { requireEditable } from "../editable.ts";
import {
  EXIT,
  type ExitCode,
  note,
  paint,
  print,
  requireRegistry,
  UsageError,
} from "../terminal.ts";
import { readUrgent } from "../urgent.ts";

type AddOptions = Flags & CarryOutOptions & { replace?: true; urgent?: string };

export async function run(word: string, kind: PartKind, flags: AddOptions): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  refuseForeign(kind, PART_FIELDS[kind], Object.values(PART_FIELDS).flat(), flags);
  const found = requireEditable(registry, word);
  if (typeof found === "number") return found;
  const { file, definition } = found;
  refuseReplacing(kind, flags);
  const urgent = readUrgent(registry, flags.urgent);
  const place = placeGiven(kind, flags);
  refuseTaken(definition, place, flags);
  const put = (values: Values) => withPart(definition, place, values);
  const [noun, fields] = [nounOf(kind), PART_FIELDS[kind]];
  const frame = { noun, place: placeOf(kind), fields, registry, file, put, open: false };
  const part = gather(frame, flags);
  if (kind === "peer-hint") refuseKnownPeer(definition, part);
  const plan = planAddition(registry, file, place, part, urgent);
  if (isListed(kind) && kind !== "peer-hint") {
    note(
      `It goes to the end of ${PART_LISTS[kind]}. Do not move it later: the fingerprint depends on the order.`,
    );
  }
  const code = carryOut(plan, { ...flags, reason: urgent });
  const isWritten = code === EXIT.fine && !flags.dryRun;
  if (isWritten && !flags.json && !plan.edited.every(({ ok }) => ok)) await showMissing(file);
  return code;
}

function nounOf(kind: PartKind): string {
  return kind.replace("-", " ");
}

/** For a module, the flag --module says which; `gather` refuses one without it. */
function placeGiven(kind: PartKind, { module: name }: Flags): PartPlace {
  return kind === "module" ? { kind, name: name as ModuleKind } : { kind };
}

function refuseReplacing(kind: PartKind, { replace }: AddOptions): void {
  if (!replace || !isListed(kind)) return;
  throw new UsageError(
    `--replace works only with module and ticket-issuer. To replace ${withArticle(nounOf(kind))}, remove it and add the new one; or, if only its id changes: npx mosaik-coalitions bump OLD NEW`,
  );
}

/** Without --replace, a second one would silently replace the first. */
function refuseTaken({ name, modules, ticketIssuer }: Definition, place: PartPlace, flags: Flags) {
  if (flags.replace || isListed(place.kind)) return;
  const [there, label] =
    place.kind === "module"
      ? [modules[place.name], `the module ${place.name}`]
      : [ticketIssuer, `the ticket issuer ${ticketIssuer?.name}`];
  if (!there) return;
  throw new UsageError(
    `${name} already has ${label}. To replace all of it, add --replace. If only its fingerprint changes: npx mosaik-coalitions bump ${there.fingerprint} NEW`,
  );
}

/** No rule forbids a peer twice, because it does no harm; but adding one again is a mistake. */
function refuseKnownPeer({ name, peerHints }: Definition, { peerId }: Values): void {
  if (!peerHints.some((it) => it.peerId === peerId)) return;
  throw new UsageError(`${name} already has a peer hint for ${peerId}.`);
}

async function showMissing(file: string): Promise<void> {
  const result = checkRegistry(await readSnapshot(process.cwd()), { only: [file], others: [] });
  print(`\nStill to fill in:\n\n${renderReport(result, paint())}`);
}
