// What is reported of one pin, and what that makes of the exit code.

import type { UtcTime } from "../registry/definition.ts";
import type { Finding } from "./judge.ts";

export type StaleStatus =
  | Finding["status"]
  /** The pin and the code of its file have different fingerprints. */
  | "edited"
  /** The line cannot be read. */
  | "malformed"
  /** The registry gave no answer. */
  | "unreachable";

export type Level = "notice" | "warning" | "error";

export interface Reported {
  status: StaleStatus;
  level: Level;
  /** When it happened, or will. */
  at?: UtcTime;
  /** What happened, and why. Where it is urgent, that comes first. */
  title: string;
  /** What to do. */
  todo: string;
  /** The address of the whole constant to compile in. */
  constant?: string;
  /** The announced fingerprint. */
  next?: string;
  /** Why it cannot wait. */
  urgent?: string[];
}

export function report({ urgent = [], title, ...rest }: Reported): Reported {
  if (urgent.length === 0) return { title, ...rest };
  return { ...rest, urgent, title: `Urgent: ${urgent.join(" ")} ${title}` };
}

export interface Strictness {
  /** Announced changes, and announced retirements, fail, too. */
  failOnAnnounced: boolean;
  /** A registry that gives no answer fails, too. */
  strict: boolean;
}

const ANNOUNCED: ReadonlySet<StaleStatus> = new Set<StaleStatus>([
  "announced",
  "early",
  "retiring",
]);
/** What could not be found out. */
const MACHINERY: ReadonlySet<StaleStatus> = new Set<StaleStatus>(["malformed", "unreachable"]);

/** As it counts where people ask for more. */
export function withStrictness(
  reported: Reported,
  { failOnAnnounced, strict }: Strictness,
): Reported {
  const { status } = reported;
  const raised = (failOnAnnounced && ANNOUNCED.has(status)) || (strict && status === "unreachable");
  return raised ? { ...reported, level: "error" } : reported;
}

/** 1 for what is stale, 2 for what could not be found out. */
export function staleExit(all: readonly Reported[]): 0 | 1 | 2 {
  const failures = all.filter(({ level }) => level === "error");
  if (failures.some(({ status }) => MACHINERY.has(status))) return 2;
  return failures.length > 0 ? 1 : 0;
}

/** Whether something fails that was found out. */
export function isStale(all: readonly Reported[]): boolean {
  return all.some(({ level, status }) => level === "error" && !MACHINERY.has(status));
}

/** What the current constant settles, where it is put in place. */
const CURED: ReadonlySet<StaleStatus> = new Set<StaleStatus>([
  ...(["edited", "outdated", "superseded", "withdrawn"] as const),
]);

/** Whether the current constant of the same coalition settles some of it, and nothing speaks against it. */
export function isCurable(reports: readonly Reported[]): boolean {
  const isFor = ({ status }: Reported) => CURED.has(status);
  return (
    reports.some(isFor) &&
    reports.every((it) => isFor(it) || it.status === "announced" || it.status === "retiring")
  );
}

/** After the current constant was written in place. */
export function cured(reports: readonly Reported[]): Reported[] {
  return reports.map((it) =>
    CURED.has(it.status) ? { ...it, level: "notice", todo: WRITTEN } : it,
  );
}

/** Where that was not done, and why. */
export function uncured(reports: readonly Reported[], why: string): Reported[] {
  return reports.map((it) =>
    it.constant === undefined
      ? it
      : { ...it, todo: `The current constant was not written: ${why} ${it.todo}` },
  );
}

const WRITTEN = "The current constant was written in its place. Build and commit it.";
