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
      `At the end of ${PART_LISTS[kind]}: the fingerprint folds their order, so it stays there.`,
    );
  }
  const code = carryOut(plan, { ...flags, reason: urgent });
  const isWritten = code === EXIT.fine && !flags.dryRun;
  if (isWritten && !flags.json && !plan.edited.every(({ ok }) => ok)) await showWhatIsLeft(file);
  return code;
}

function nounOf(kind: PartKind): string {
  return kind.replace("-", " ");
}

/** Of a module, the flag says which; `gather` refuses a module without it. */
function placeGiven(kind: PartKind, { module: name }: Flags): PartPlace {
  return kind === "module" ? { kind, name: name as ModuleKind } : { kind };
}

function refuseReplacing(kind: PartKind, { replace }: AddOptions): void {
  if (!replace || !isListed(kind)) return;
  throw new UsageError(
    `--replace is for a module or ticket issuer, of which there is one. To put another ${nounOf(kind)} in the place of one: npx mosaik-coalitions bump OLD NEW; or remove it, and add the other.`,
  );
}

/** A second one would take the place of the first, silently. */
function refuseTaken({ name, modules, ticketIssuer }: Definition, place: PartPlace, flags: Flags) {
  if (flags.replace || isListed(place.kind)) return;
  const [there, label] =
    place.kind === "module"
      ? [modules[place.name], `a module ${place.name}`]
      : [ticketIssuer, `the ticket issuer ${ticketIssuer?.name}`];
  if (!there) return;
  throw new UsageError(
    `${name} has ${label} already, ${there.fingerprint}. If only its fingerprint changes: npx mosaik-coalitions bump ${there.fingerprint} NEW. To put this in its place as a whole, add --replace.`,
  );
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
