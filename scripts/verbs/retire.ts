// coalitions retire COALITION --reason TEXT [--at TIME] [--replacement COALITION]

import { errorsOf, problemsAt } from "../../src/core/edit/plan.ts";
import { allReferences, type Reference, referencesTo } from "../../src/core/edit/references.ts";
import { planRetirement } from "../../src/core/edit/retire.ts";
import { moment } from "../../src/core/lookup/moment.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { requireCoalition } from "../coalitions.ts";
import {
  commandWith,
  type ExitCode,
  note,
  requireRegistry,
  UsageError,
  wordsOfProblem,
} from "../terminal.ts";
import { asSentence, readUrgent } from "../urgent.ts";

export interface RetireOptions extends CarryOutOptions {
  reason?: string;
  at?: string;
  replacement?: string;
  urgent?: string;
}

export async function run(word: string, options: RetireOptions): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  const { file, source } = requireCoalition(registry, word, () => insteadOf(registry, word));
  const errors = errorsOf(registry, file);
  if (errors.length > 0) {
    return carryOut({ edited: [], refused: [] }, options, { left: [{ file, problems: errors }] });
  }
  const definition = source.value as Definition;
  if (definition.retirement) throw new UsageError(alreadyRetired(file, definition));
  if (options.reason === undefined) throw new UsageError(reasonWanted());
  const now = currentTime();
  const retirement = {
    at: options.at ?? now,
    reason: asSentence(options.reason),
    replacement: orNone(options.replacement ?? ""),
  };
  // What was announced for later goes with the retirement.
  const { upcoming: _, ...retired } = { ...definition, retirement };
  for (const key of Object.keys(retirement)) {
    const [problem] = problemsAt(registry, file, retired, `/retirement/${key}`);
    if (problem) throw new UsageError(`--${key}: ${wordsOfProblem(problem)}`);
  }
  const urgent = readUrgent(registry, options.urgent);
  const plan = planRetirement(registry, file, retirement, urgent);
  const code = carryOut(plan, { ...options, reason: urgent });
  tellOfNotice(retirement.at, now);
  return code;
}

/** No coalition can have such a name: one has two labels or more. */
function orNone(replacement: string): string | null {
  return /^(none|null)?$/i.test(replacement) ? null : replacement;
}

function tellOfNotice(at: string, now: string): void {
  if (at === now) {
    note(
      "It ends now, so integrators get no notice. With --at <time> it ends later, and they read of it before.",
    );
  } else if (Date.parse(at) <= Date.parse(now)) {
    note("That time has passed: integrators get no notice.");
  }
}

function alreadyRetired(file: string, { name, retirement }: Definition): string {
  return `The coalition ${name} is retired already, at ${moment(retirement?.at ?? "")}: ${retirement?.reason} To correct that, edit "retirement" in ${file}.`;
}

function reasonWanted(): string {
  const { description } = fieldAt("/retirement/reason");
  const example = commandWith(["--reason", "Its services end."]);
  return `A retirement needs --reason <text>. ${description}\nFor example:\n  ${example}`;
}

/** What to do with a citizen, which its own operator retires, and no coalition. */
function insteadOf(registry: Snapshot, word: string): string {
  const places = referencesTo(allReferences(registry), word);
  const own = places.filter(({ pointer }) =>
    /^\/(lattices|organisms|confluences)\/\d+\/(stableId|fingerprint)$/.test(pointer),
  );
  const [first] = own;
  if (!first) return "";
  const coalitions = [...new Set(own.map(({ coalition }) => coalition))].join(", ");
  const what = first.part?.label;
  return [
    ` There is a ${what}, to which ${coalitions} refers; its own operator retires it, and coalitions follow:`,
    `  where another takes its place: npx mosaik-coalitions bump ${first.id} <the new id>`,
    ...own.map(
      ({ coalition, part }) =>
        `  where none does: npx mosaik-coalitions remove ${coalition} ${part?.class} ${part?.name}`,
    ),
    `  to announce it ahead, under "upcoming": ${announcement(first)}`,
  ].join("\n");
}

function announcement({ id }: Reference): string {
  return `{ "notice": <issue>, "kind": "retirement", "id": "${id}", "to": null, "effectiveAt": "<time>", "reason": "<why>" }`;
}
