// Describes the findings on a pin: what happened and when, what to do, and the address of the constant to compile in.

import type { UtcTime } from "../registry/definition.ts";
import { oneLine } from "../text.ts";
import { moment } from "../time.ts";
import { type About, addressOf, currentConstant, idWords, type Language } from "./about.ts";
import { announced, early } from "./announced-words.ts";
import type { Asked, Finding, Judged } from "./judge.ts";
import { type Reported, report } from "./report.ts";

/** `language` is the language of the file. */
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
    title: `The constant is from entry ${seq} of ${name}. Entry ${newer.seq} has newer values: ${what}. ${breaks}`,
    constant,
    todo: `Compile in ${constant}`,
  });
}

const MOST_CHANGES = 3;

function superseded(about: About): Reported {
  const { match, name } = about;
  const { until, kind, now, compileIn, changesSince = [], entriesSince = 0 } = match ?? {};
  const what = changesSince.slice(0, MOST_CHANGES).map(({ title }) => oneLine(title ?? ""));
  const more = entriesSince > what.length && what.length > 0 ? "; more in its history" : "";
  const reason = what.length > 0 ? what.join("; ") + more : oneLine(until?.title ?? "");
  const at = until?.at ?? match?.since.at ?? "";
  const urgent = [...new Set([...changesSince.map((it) => it.urgent), until?.urgent])];
  const isOwn = kind === "fingerprint";
  const breaks = isOwn ? " Handles on any modules or tickets time out until you recompile." : "";
  const constant = compileIn ? currentConstant(about, compileIn.coalition) : undefined;
  const ofPart = now === undefined ? "Stop using it: nothing replaces it." : `Use ${now} instead.`;
  return report({
    ...{ status: "superseded", level: "error", at },
    urgent: urgent.flatMap((it) => (it === undefined ? [] : oneLine(it))),
    title: `The ${idWords(about)} was superseded at ${moment(at)}${reason === "" ? "" : `: ${reason}`}.${breaks}`,
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
    title: `The ${idWords(about)} was announced for ${moment(at)} but never took effect: the announcement was withdrawn, changed or overtaken. Nobody serves it.`,
    todo: `Compile in ${constant}. Currently announced: ${addressOf(about)}next/`,
  });
}

function unknown({ nearest }: Extract<Finding, { status: "unknown" }>, about: About): Reported {
  const { registry, coalition, seq, fingerprint } = about;
  const of = coalition === undefined ? "" : ` for ${coalition}`;
  const draft = seq === 0 ? " It was made from a working tree that was not committed." : "";
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
