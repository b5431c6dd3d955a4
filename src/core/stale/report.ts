// Reports on one pin, and the exit code that they lead to.

import type { UtcTime } from "../registry/definition.ts";
import type { Finding } from "./judge.ts";

export type StaleStatus =
  | Finding["status"]
  /** The pin and the code in its file have different fingerprints. */
  | "edited"
  /** The line cannot be read. */
  | "malformed"
  /** The registry did not answer. */
  | "unreachable";

export type Level = "notice" | "warning" | "error";

export interface Reported {
  status: StaleStatus;
  level: Level;
  /** When it happened or will happen. */
  at?: UtcTime;
  /** What happened, and the reason. Urgent reasons come first. */
  title: string;
  /** What to do. */
  todo: string;
  /** The address of the whole constant to compile in. */
  constant?: string;
  /** The announced fingerprint. */
  next?: string;
  /** The reasons, if it is urgent. */
  urgent?: string[];
}

export function report({ urgent = [], title, ...rest }: Reported): Reported {
  if (urgent.length === 0) return { title, ...rest };
  return { ...rest, urgent, title: `Urgent: ${urgent.join(" ")} ${title}` };
}

export interface Strictness {
  /** Announced changes and retirements fail, too. */
  failOnAnnounced: boolean;
  /** A registry that does not answer fails, too. */
  strict: boolean;
}

const ANNOUNCED: ReadonlySet<StaleStatus> = new Set<StaleStatus>([
  "announced",
  "early",
  "retiring",
]);
/** The pin could not be checked. */
const MACHINERY: ReadonlySet<StaleStatus> = new Set<StaleStatus>(["malformed", "unreachable"]);

/** Raises the level to an error if the options ask for it. */
export function withStrictness(
  reported: Reported,
  { failOnAnnounced, strict }: Strictness,
): Reported {
  const { status } = reported;
  const raised = (failOnAnnounced && ANNOUNCED.has(status)) || (strict && status === "unreachable");
  return raised ? { ...reported, level: "error" } : reported;
}

/** 1 if something is stale, 2 if something could not be checked. */
export function staleExit(all: readonly Reported[]): 0 | 1 | 2 {
  const failures = all.filter(({ level }) => level === "error");
  if (failures.some(({ status }) => MACHINERY.has(status))) return 2;
  return failures.length > 0 ? 1 : 0;
}

/** Whether something that could be checked fails. */
export function isStale(all: readonly Reported[]): boolean {
  return all.some(({ level, status }) => level === "error" && !MACHINERY.has(status));
}

/** What the current constant fixes when it is written. */
const CURED: ReadonlySet<StaleStatus> = new Set<StaleStatus>([
  ...(["edited", "outdated", "superseded", "withdrawn"] as const),
]);

/** Whether the coalition's current constant fixes some of it, and nothing else forbids writing it. */
export function isCurable(reports: readonly Reported[]): boolean {
  const isFor = ({ status }: Reported) => CURED.has(status);
  return (
    reports.some(isFor) &&
    reports.every((it) => isFor(it) || it.status === "announced" || it.status === "retiring")
  );
}

/** The reports after the current constant was written. */
export function cured(reports: readonly Reported[]): Reported[] {
  return reports.map((it) =>
    CURED.has(it.status) ? { ...it, level: "notice", todo: WRITTEN } : it,
  );
}

/** The reports if it was not written, with the reason. */
export function uncured(reports: readonly Reported[], reason: string): Reported[] {
  return reports.map((it) =>
    it.constant === undefined
      ? it
      : { ...it, todo: `The current constant was not written: ${reason} ${it.todo}` },
  );
}

const WRITTEN = "The current constant was written to the file. Build and commit it.";
