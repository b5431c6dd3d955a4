// coalitions retire COALITION [--reason TEXT] [--at TIME] [--replacement COALITION]

import { errorsOf, problemsAt } from "../../src/core/edit/plan.ts";
import { allReferences, type Reference, referencesTo } from "../../src/core/edit/references.ts";
import { planRetirement } from "../../src/core/edit/retire.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { ask, isInteractive } from "../ask.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { requireCoalition } from "../coalitions.ts";
import { type ExitCode, note, requireRegistry, UsageError, wordsOfProblem } from "../terminal.ts";

export interface RetireOptions extends CarryOutOptions {
  reason?: string;
  at?: string;
  replacement?: string;
}

export async function runRetire(word: string, options: RetireOptions): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  const { file, source } = requireCoalition(registry, word, () => insteadOf(registry, word));
  const errors = errorsOf(registry, file);
  if (errors.length > 0) {
    return carryOut({ edited: [], refused: [] }, options, { left: [{ file, problems: errors }] });
  }
  const definition = source.value as Definition;
  if (definition.retirement) throw new UsageError(alreadyRetired(file, definition));
  const now = currentTime();
  const retirement = {
    at: options.at ?? now,
    reason: asSentence(options.reason ?? ""),
    replacement: orNone(options.replacement ?? ""),
  };
  const faultAt = (key: keyof typeof retirement, value: string | null) =>
    wordsAt(registry, file, { ...definition, retirement: { ...retirement, [key]: value } }, key);
  if (options.reason === undefined) {
    retirement.reason = asSentence(await askReason((reason) => faultAt("reason", reason)));
    if (options.at === undefined) {
      retirement.at = (await askTime((at) => faultAt("at", at))) || now;
    }
    if (options.replacement === undefined) {
      retirement.replacement = await askReplacement((name) => faultAt("replacement", name));
    }
  }
  for (const [key, value] of Object.entries(retirement)) {
    const fault = faultAt(key as keyof typeof retirement, value);
    if (fault !== undefined) throw new UsageError(`--${key}: ${fault}`);
  }
  const code = carryOut(planRetirement(registry, file, retirement), options);
  tellOfNotice(retirement.at, now);
  return code;
}

/** Other sentences follow it wherever it is shown. */
function asSentence(reason: string): string {
  const text = reason.trimEnd();
  return text === "" || /[.!?…][)"'”’»]*$/.test(text) ? text : `${text}.`;
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
  return `The coalition ${name} is retired already, at ${retirement?.at}: ${retirement?.reason} To correct that, edit "retirement" in ${file}.`;
}

/** The check's words on one value of the retirement; undefined where it finds no fault. */
function wordsAt(
  registry: Snapshot,
  file: string,
  { upcoming: _, ...definition }: Definition,
  key: string,
): string | undefined {
  const [problem] = problemsAt(registry, file, definition, `/retirement/${key}`);
  return problem && wordsOfProblem(problem);
}

type Fault = (answer: string) => string | undefined;

async function askReason(fault: Fault): Promise<string> {
  const help = fieldAt("/retirement/reason").description;
  if (!isInteractive()) throw new UsageError(`A retirement needs --reason <text>. ${help}`);
  return ask({ title: "reason", help, fault });
}

async function askTime(fault: Fault): Promise<string> {
  const help =
    "When do its services stop? UTC, such as 2027-03-01T14:00Z. Enter: now, which breaks everyone at the merge.";
  return ask({ title: "time", help, fault: (it) => (it === "" ? undefined : fault(it)) });
}

async function askReplacement(fault: Fault): Promise<string | null> {
  const help = "The name of the coalition that takes its place. Enter, or none: no coalition does.";
  const known = (it: string) => (orNone(it) === null ? undefined : fault(it));
  return orNone(await ask({ title: "replacement", help, fault: known }));
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
    `  where another takes its place: npx coalitions bump ${first.id} <the new id>`,
    ...own.map(
      ({ file, pointer }) =>
        `  where none does: remove ${pointer.replace(/\/\w+$/, "")} from ${file}, then: npx coalitions fingerprint ${file} --write`,
    ),
    `  to announce it ahead, under "upcoming": ${announcement(first)}`,
  ].join("\n");
}

function announcement({ id }: Reference): string {
  return `{ "notice": <issue>, "kind": "retirement", "id": "${id}", "to": null, "effectiveAt": "<time>", "reason": "<why>" }`;
}
