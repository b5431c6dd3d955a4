// coalitions retire COALITION [--reason TEXT] [--at TIME] [--replacement COALITION]

import type { Registry } from "../../src/core/check.ts";
import type { Definition } from "../../src/core/definition.ts";
import { errorsOf, problemsAt } from "../../src/core/operate/plan.ts";
import { allReferences, type Reference, referencesTo } from "../../src/core/operate/references.ts";
import { planRetirement } from "../../src/core/operate/retire.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { currentTime } from "../../src/io/clock.ts";
import { openRegistry } from "../../src/io/registry-files.ts";
import { ask, isInteractive } from "../ask.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { requireCoalition } from "../coalitions.ts";
import { type ExitCode, requireRegistry, UsageError, wordsOfProblem } from "../terminal.ts";

export interface RetireOptions extends CarryOutOptions {
  reason?: string;
  at?: string;
  replacement?: string;
}

export async function runRetire(word: string, options: RetireOptions): Promise<ExitCode> {
  requireRegistry();
  const registry = openRegistry(process.cwd());
  const file = requireCoalition(registry, word, () => insteadOf(registry, word));
  const errors = errorsOf(registry, file);
  if (errors.length > 0) {
    return carryOut({ edited: [], refused: [] }, options, { left: [{ file, problems: errors }] });
  }
  const definition = registry.read(file).value as Definition;
  if (definition.retirement) throw new UsageError(alreadyRetired(file, definition));
  const retirement = {
    at: options.at ?? currentTime(),
    reason: options.reason ?? "",
    replacement: options.replacement ?? null,
  };
  const faultAt = (key: keyof typeof retirement, value: string | null) =>
    wordsAt(registry, file, { ...definition, retirement: { ...retirement, [key]: value } }, key);
  if (options.reason === undefined) {
    retirement.reason = await askReason((reason) => faultAt("reason", reason));
    if (options.replacement === undefined) {
      retirement.replacement = await askReplacement((name) => faultAt("replacement", name));
    }
  }
  for (const [key, value] of Object.entries(retirement)) {
    const fault = faultAt(key as keyof typeof retirement, value);
    if (fault !== undefined) throw new UsageError(`--${key}: ${fault}`);
  }
  return carryOut(planRetirement(registry, file, retirement), options);
}

function alreadyRetired(file: string, { name, retirement }: Definition): string {
  return `The coalition ${name} is retired already, at ${retirement?.at}: ${retirement?.reason} To correct that, edit "retirement" in ${file}.`;
}

/** The check's words on one value of the retirement; undefined where it finds no fault. */
function wordsAt(
  registry: Registry,
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

async function askReplacement(fault: Fault): Promise<string | null> {
  const help = `${fieldAt("/retirement/replacement").description} Enter: none.`;
  const known = (it: string) => (it === "" ? undefined : fault(it));
  return (await ask({ title: "replacement", help, fault: known })) || null;
}

/** What to do with a citizen, which its own operator retires, and no coalition. */
function insteadOf(registry: Registry, word: string): string {
  const places = referencesTo(allReferences(registry), word);
  const own = places.filter(({ pointer }) =>
    /^\/(lattices|organisms|confluences)\/\d+\/(stableId|fingerprint)$/.test(pointer),
  );
  const [first] = own;
  if (!first) return "";
  const coalitions = [...new Set(own.map(({ coalition }) => coalition))].join(", ");
  const what = first.what.replace(/^.* of /, "");
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
