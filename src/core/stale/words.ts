// What was found of a pin, in words: when and why, what to do, and the address of the constant to compile in.

import { ANNOUNCED_KINDS } from "../changes/impact-announcements.ts";
import { describeId } from "../lookup/kind-words.ts";
import { moment } from "../lookup/moment.ts";
import type { LookupAnnouncement } from "../lookup/record.ts";
import type { UtcTime } from "../registry/definition.ts";
import { oneLine } from "../text.ts";
import type { Asked, Finding, Judged } from "./judge.ts";
import { type Reported, report } from "./report.ts";

/** The ending of constants in a language. */
export type Language = "rs" | "ts";

interface About extends Asked {
  match: Judged["match"];
  /** Whose it is: the coalition, or the id that was named. */
  name: string;
  language: Language;
}

/** `language` is that of the file. */
export function reportsOf(
  asked: Asked,
  { findings, match }: Judged,
  language: Language,
): Reported[] {
  const name = asked.coalition ?? match?.coalition ?? "";
  return findings.map((it) => reportOf(it, { ...asked, match, name, language }));
}

function reportOf(finding: Finding, about: About): Reported {
  switch (finding.status) {
    case "announced":
      return announced(finding, about);
    case "early":
      return early(finding, about);
    case "retiring":
      return ending(finding.at, about, "retiring");
    case "retired":
      return ending(finding.at, about, "retired");
    case "outdated":
      return outdated(finding, about);
    case "superseded":
      return superseded(about);
    case "withdrawn":
      return withdrawn(about);
    case "unknown":
      return unknown(finding, about);
  }
}

function announced(
  { at, isOverdue, together }: Extract<Finding, { status: "announced" }>,
  about: About,
): Reported {
  const { name, match } = about;
  const when = isOverdue
    ? `was announced to change at ${moment(at)}, and the change is not published yet`
    : `changes at ${moment(at)}, as announced`;
  const why = together.map(announcedWords).join("; ");
  const title = `The ${idWords(about)} ${when}: ${why}.`;
  const next = together.find(({ fingerprint }) => fingerprint !== undefined)?.fingerprint;
  const to = together.find(({ id }) => id === match?.id)?.to;
  const common = { status: "announced", level: "warning", at, title } as const;
  if (next) {
    const constant = nextConstant(about, next);
    const todo = isOverdue
      ? `Have a build ready with ${constant}. Deploy it as soon as the change is published. If handles time out now, the change has happened: deploy it.`
      : `Prepare a build with ${constant}. Deploy it from that time on, not before.`;
    return report({ ...common, constant, next, todo });
  }
  if (next === undefined && to !== undefined) {
    const todo =
      to === null
        ? "Stop using it by then."
        : `Prepare a build with ${to}. Deploy it from that time on, not before.`;
    return report({ ...common, todo });
  }
  return report({
    ...common,
    todo: `Plan a release for that time. The next fingerprint is not known yet: an operator has yet to announce a part of it. The constant will be listed at ${addressOf(about, name)}next/`,
  });
}

function announcedWords({ kind, id, to }: LookupAnnouncement): string {
  const what = ANNOUNCED_KINDS[kind] ?? oneLine(kind);
  return `${what}, ${short(id)} ${to === null ? "retires" : `becomes ${short(to)}`}`;
}

function early({ at, isOverdue }: Extract<Finding, { status: "early" }>, about: About): Reported {
  const title = isOverdue
    ? `The ${idWords(about)} was announced for ${moment(at)}, and is not published as current yet.`
    : `The ${idWords(about)} takes effect at ${moment(at)}, and is not current yet.`;
  const todo = isOverdue
    ? `Wait until the change is published at ${addressOf(about)} before you deploy this build.`
    : "Deploy this build from that time on, not before: until then, its handles on modules and tickets time out.";
  return report({ status: "early", level: "warning", at, title, todo });
}

function ending(at: UtcTime, about: About, status: "retiring" | "retired"): Reported {
  const { match, name } = about;
  const instead = status === "retired" ? match?.compileIn : match?.instead;
  const reason = oneLine(match?.retirement?.reason ?? "");
  const verb = status === "retired" ? "retired" : "retires";
  const until = status === "retired" ? "now" : `by ${moment(at)}`;
  const after =
    status === "retired" ? "All its handles time out." : "All its handles time out from then on.";
  const title = `${name} ${verb} at ${moment(at)}. ${after}${reason === "" ? "" : ` Reason: ${reason}`}`;
  const level = status === "retired" ? "error" : "warning";
  if (!instead || instead.coalition === name) {
    return report({
      status,
      level,
      at,
      title,
      todo: `Stop using it ${until}: nothing replaces it.`,
    });
  }
  const constant = currentConstant(about, instead.coalition);
  const todo = `Compile in ${instead.coalition} ${until}: ${constant}`;
  return report({ status, level, at, title, constant, todo });
}

function outdated({ newer }: Extract<Finding, { status: "outdated" }>, about: About): Reported {
  const { name, seq = 0 } = about;
  const { title: what, endsHandles, urgent } = newer;
  const constant = currentConstant(about, name);
  const breaks = endsHandles
    ? "Handles on the module that changed time out until you recompile."
    : "The fingerprint is current, and all handles keep working.";
  return report({
    status: "outdated",
    level: endsHandles || urgent.length > 0 ? "error" : "notice",
    urgent: urgent.map(oneLine),
    title: `The constant is of entry ${seq} of ${name}; entry ${newer.seq} has newer values: ${what}. ${breaks}`,
    constant,
    todo: `Compile in ${constant}`,
  });
}

const MOST_CHANGES = 3;

function superseded(about: About): Reported {
  const { match, name } = about;
  const { until, kind, now, compileIn, changesSince = [], entriesSince = 0 } = match ?? {};
  const what = changesSince.slice(0, MOST_CHANGES).map(({ title }) => oneLine(title ?? ""));
  const more = entriesSince > what.length && what.length > 0 ? "; and more, in its history" : "";
  const why = what.length > 0 ? what.join("; ") + more : oneLine(until?.title ?? "");
  const at = until?.at ?? match?.since.at ?? "";
  const urgent = [...new Set([...changesSince.map((it) => it.urgent), until?.urgent])];
  const isOwn = kind === "fingerprint";
  const breaks = isOwn ? " Handles on its modules and tickets time out until you recompile." : "";
  const constant = compileIn ? currentConstant(about, compileIn.coalition) : undefined;
  const ofPart =
    now === undefined ? "Stop using it: nothing takes its place." : `Use ${now} instead.`;
  return report({
    ...{ status: "superseded", level: "error", at },
    urgent: urgent.flatMap((it) => (it === undefined ? [] : oneLine(it))),
    title: `The ${idWords(about)} was superseded at ${moment(at)}${why === "" ? "" : `: ${why}`}.${breaks}`,
    ...(constant === undefined ? {} : { constant }),
    todo:
      isOwn && constant !== undefined
        ? `Compile in ${constant}`
        : `${ofPart}${constant === undefined ? "" : ` The whole constant of ${name}: ${constant}`}`,
  });
}

function withdrawn(about: About): Reported {
  const { match, name } = about;
  const at = match?.announcement?.effectiveAt ?? "";
  const constant = currentConstant(about, name);
  return report({
    ...{ status: "withdrawn", level: "error", at, constant },
    title: `The ${idWords(about)} was announced for ${moment(at)} and never took effect: the announcement was withdrawn, changed or overtaken. Nobody serves it.`,
    todo: `Compile in ${constant}. What is announced now: ${addressOf(about, name)}next/`,
  });
}

function unknown({ nearest }: Extract<Finding, { status: "unknown" }>, about: About): Reported {
  const { registry, coalition, seq, fingerprint } = about;
  const of = coalition === undefined ? "" : ` for ${coalition}`;
  const draft = seq === 0 ? " It is of a working tree that no commit had yet." : "";
  const slip = nearest[0] === undefined ? "" : ` Did you mean ${nearest[0]}?`;
  const title = `${fingerprint} was never published${of} at ${registry}.${draft}${slip} Nobody serves it.`;
  if (coalition === undefined) {
    return report({
      status: "unknown",
      level: "error",
      title,
      todo: "Look for a typing error, or name another registry.",
    });
  }
  const constant = currentConstant(about, coalition);
  return report({
    status: "unknown",
    level: "error",
    title,
    constant,
    todo: `Compile in ${constant}, if this is the right registry.`,
  });
}

function idWords({ match, name, coalition }: About): string {
  if (!match || coalition !== undefined || match.kind === "fingerprint")
    return `fingerprint of ${name}`;
  return `id ${short(match.id)} (${oneLine(describeId(match))})`;
}

function short(id: string): string {
  return `${id.slice(0, 10)}…`;
}

function addressOf({ registry, name }: About, coalition = name): string {
  return `${registry}${coalition}/`;
}

function currentConstant(about: About, coalition: string): string {
  return `${addressOf(about, coalition)}coalition.${about.language}`;
}

function nextConstant(about: About, fingerprint: string): string {
  return `${addressOf(about)}next/${fingerprint}.${about.language}`;
}
