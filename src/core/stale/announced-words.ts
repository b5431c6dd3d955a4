// What is announced, in words: of what is compiled in, and of a constant that is itself announced.

import { ANNOUNCED_KINDS } from "../changes/impact-announcements.ts";
import { moment } from "../lookup/moment.ts";
import { endsUnfolded, type LookupAnnouncement } from "../lookup/record.ts";
import { oneLine } from "../text.ts";
import { type About, addressOf, currentConstant, idWords, nextConstant, short } from "./about.ts";
import type { Finding } from "./judge.ts";
import { type Reported, report } from "./report.ts";

export function announced(
  { at, isOverdue, together }: Extract<Finding, { status: "announced" }>,
  about: About,
): Reported {
  const { name, match } = about;
  const when = isOverdue
    ? `was announced to change at ${moment(at)}, and the change is not published yet`
    : `changes at ${moment(at)}, as announced`;
  const why = together.map(announcedWords).join("; ");
  const isUnfolded = together.every((it) => endsUnfolded(it, { kind: match?.kind ?? "announced" }));
  const subject = isUnfolded ? `A module of ${name}` : `The ${idWords(about)}`;
  const title = `${subject} ${when}: ${why}.`;
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
  if (next === undefined) {
    const constant = currentConstant(about, name);
    const todo = `Plan a release for that time. The fingerprint stays, but handles on what changes time out: compile in ${constant} as soon as the change is published.`;
    return report({ ...common, constant, todo });
  }
  return report({
    ...common,
    todo: `Plan a release for that time. The next fingerprint is not known yet: an operator has yet to announce a part of it. The constant will be listed at ${addressOf(about)}next/`,
  });
}

function announcedWords({ kind, id, to }: LookupAnnouncement): string {
  const what = ANNOUNCED_KINDS[kind] ?? oneLine(kind);
  return `${what}, ${short(id)} ${to === null ? "retires" : `becomes ${short(to)}`}`;
}

export function early(
  { at, isOverdue }: Extract<Finding, { status: "early" }>,
  about: About,
): Reported {
  const title = isOverdue
    ? `The ${idWords(about)} was announced for ${moment(at)}, and is not published as current yet.`
    : `The ${idWords(about)} takes effect at ${moment(at)}, and is not current yet.`;
  const todo = isOverdue
    ? `Wait until the change is published at ${addressOf(about)} before you deploy this build.`
    : "Deploy this build from that time on, not before: until then, its handles on modules and tickets time out.";
  return report({ status: "early", level: "warning", at, title, todo });
}
