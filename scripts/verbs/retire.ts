// coalitions retire COALITION --reason TEXT [--at TIME] [--replacement COALITION]

import { errorsOf, problemsAt } from "../../src/core/edit/plan.ts";
import { allReferences, type Reference, referencesTo } from "../../src/core/edit/references.ts";
import { planRetirement } from "../../src/core/edit/retire.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { withArticle } from "../../src/core/schema/words.ts";
import { listed } from "../../src/core/text.ts";
import { moment } from "../../src/core/time.ts";
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
  // The retirement is checked without the announcements, which may be moot after it.
  const { upcoming: _, ...retired } = { ...definition, retirement };
  for (const key of Object.keys(retirement)) {
    const [problem] = problemsAt(registry, file, retired, `/retirement/${key}`);
    if (problem) throw new UsageError(`--${key}: ${wordsOfProblem(problem)}`);
  }
  const urgent = readUrgent(registry, options.urgent);
  const plan = planRetirement(registry, file, retirement, urgent);
  const code = carryOut(plan, { ...options, reason: urgent });
  noteMissingNotice(retirement.at, now);
  return code;
}

/** null for "none" and "null", which cannot be names: a name has two labels or more. */
function orNone(replacement: string): string | null {
  return /^(none|null)?$/i.test(replacement) ? null : replacement;
}

function noteMissingNotice(at: string, now: string): void {
  if (at === now) {
    note(
      "The coalition ends now, so integrators get no notice. To announce the end ahead, use --at <time>.",
    );
  } else if (Date.parse(at) <= Date.parse(now)) {
    note(`${moment(at)} has passed, so integrators get no notice.`);
  }
}

function alreadyRetired(file: string, { name, retirement }: Definition): string {
  return `${name} already has a retirement, at ${moment(retirement?.at ?? "")}: ${retirement?.reason} To change it, edit "retirement" in ${file}.`;
}

function reasonWanted(): string {
  const { description } = fieldAt("/retirement/reason");
  const example = commandWith(["--reason", "Its services end."]);
  return `A retirement needs --reason <text>. ${description}\nFor example:\n  ${example}`;
}

/** For the name of a citizen or confluence: its own operator retires it, and coalitions follow. */
function insteadOf(registry: Snapshot, word: string): string {
  const places = referencesTo(allReferences(registry), word);
  const own = places.filter(({ pointer }) =>
    /^\/(lattices|organisms|confluences)\/\d+\/(stableId|fingerprint)$/.test(pointer),
  );
  const [first] = own;
  if (!first) return "";
  const coalitions = [...new Set(own.map(({ coalition }) => coalition))];
  const refer = coalitions.length === 1 ? "refers" : "refer";
  const what = withArticle(`${first.part?.label}`);
  return [
    ` But ${listed(coalitions)} ${refer} to ${what}. Its own operator retires it, and coalitions follow:`,
    `  if another replaces it: npx mosaik-coalitions bump ${first.id} <the new id>`,
    ...own.map(
      ({ coalition, part }) =>
        `  if none does: npx mosaik-coalitions remove ${coalition} ${part?.class} ${part?.name}`,
    ),
    `  to announce it ahead, add to "upcoming": ${announcement(first)}`,
  ].join("\n");
}

function announcement({ id }: Reference): string {
  return `{ "notice": <issue>, "kind": "retirement", "id": "${id}", "to": null, "effectiveAt": "<time>", "reason": "<why>" }`;
}
