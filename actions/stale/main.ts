// actions/stale: reports in an integrator's workflow whether the repository's coalition constants are current.

import {
  type AnnotationProperties,
  error,
  getInput,
  info,
  notice,
  setOutput,
  summary,
  warning,
} from "@actions/core";
import { renderStale, renderStaleSummary } from "../../src/core/render/stale.ts";
import { registryAddress } from "../../src/core/stale/find-pins.ts";
import { isStale, type Level, staleExit } from "../../src/core/stale/report.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { logPlain } from "../../src/io/annotate.ts";
import { currentTime } from "../../src/io/clock.ts";
import { runAction } from "../../src/io/run-action.ts";
import { type CheckedPin, checkStale } from "../../src/io/stale/check-stale.ts";

async function run(): Promise<void> {
  const checked = await checkStale({
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    files: linesOf("files"),
    ids: [],
    registry: addressOf("registry"),
    within: numberOf("within", { least: 0, most: 250 }),
    failOnAnnounced: choiceOf("fail-on", ["", "announced"]) === "announced",
    strict: flagOf("strict"),
    write: flagOf("write"),
    timeoutMs: numberOf("timeout-seconds", { least: 1, most: 600 }) * 1000,
    now: currentTime(),
  });
  const open = checked.filter(({ reports }) => reports.length > 0);
  if (open.length > 0) logPlain(renderStale(open));
  info(`${counted(checked.length, "pin")} checked, ${checked.length - open.length} current.`);
  for (const it of open) annotate(it);
  const reports = checked.flatMap((it) => it.reports);
  const failures = reports.filter(({ level }) => level === "error");
  setOutput("stale", isStale(reports));
  setOutput("written", JSON.stringify(checked.filter((it) => it.written).map(({ file }) => file)));
  setOutput("pins", JSON.stringify(checked));
  if (open.length > 0) await summary.addRaw(renderStaleSummary(checked)).write();
  if (failures.length > 0) throw new Error(verdict(failures.length, staleExit(reports)));
}

function verdict(count: number, code: 0 | 1 | 2): string {
  const what = code === 2 ? "Not every pin could be checked" : "Constants are stale";
  return `${what}: ${counted(count, "problem")}. The annotations and the job summary say what to do.`;
}

const ANNOTATE: Record<Level, (text: string, at: AnnotationProperties) => void> = {
  error,
  warning,
  notice,
};

function annotate({ file, line, reports }: CheckedPin): void {
  const at = { ...(file === null ? {} : { file }), ...(line > 0 ? { startLine: line } : {}) };
  for (const { level, status, title, todo } of reports) {
    const say = ANNOTATE[level];
    say(`${oneLine(title)}\n${oneLine(todo)}`, {
      title: `coalition ${status}`,
      ...at,
    });
  }
}

function addressOf(name: string): string | undefined {
  const written = getInput(name);
  const address = registryAddress(written);
  if (address !== undefined || written === "") return address;
  throw new Error(
    `${name} is "${oneLine(written)}". Give the http or https address of the registry's site.`,
  );
}

function linesOf(name: string): string[] {
  const lines = getInput(name, { required: true })
    .split("\n")
    .map((it) => it.trim());
  return lines.filter((it) => it !== "");
}

function numberOf(name: string, { least, most }: { least: number; most: number }): number {
  const written = getInput(name);
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= most) return value;
  throw new Error(
    `${name} is "${oneLine(written)}". Give a whole number from ${least} to ${most}.`,
  );
}

function flagOf(name: string): boolean {
  return choiceOf(name, ["true", "false"]) === "true";
}

function choiceOf(name: string, choices: readonly string[]): string {
  const written = getInput(name);
  if (choices.includes(written)) return written;
  const known = choices.map((it) => `"${it}"`).join(" or ");
  throw new Error(`${name} is "${oneLine(written)}". Give ${known}.`);
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
