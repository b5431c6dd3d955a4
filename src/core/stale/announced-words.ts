// Reports announced changes: to a constant that is compiled in, and a constant that is itself announced.

import { ANNOUNCED_KINDS } from "../changes/impact-announcements.ts";
import { endsUnfolded, type LookupAnnouncement } from "../lookup/record.ts";
import { oneLine } from "../text.ts";
import { moment } from "../time.ts";
import { type About, addressOf, currentConstant, idWords, nextConstant, short } from "./about.ts";
import type { Finding } from "./judge.ts";
import { type Reported, report } from "./report.ts";

export function announced(
  { at, isOverdue, together }: Extract<Finding, { status: "announced" }>,
  about: About,
): Reported {
  const { name, match } = about;
  const when = isOverdue
    ? `was announced to change at ${moment(at)}, but the change is not published yet`
    : `changes at ${moment(at)}, as announced`;
  const changes = together.map(announcedWords).join("; ");
  const isUnfolded = together.every((it) => endsUnfolded(it, { kind: match?.kind ?? "announced" }));
  const subject = isUnfolded ? `A module of ${name}` : `The ${idWords(about)}`;
  const title = `${subject} ${when}: ${changes}.`;
  const next = together.find(({ fingerprint }) => fingerprint !== undefined)?.fingerprint;
  const to = together.find(({ id }) => id === match?.id)?.to;
  const common = { status: "announced", level: "warning", at, title } as const;
  if (next) {
    const constant = nextConstant(about, next);
    const todo = isOverdue
      ? `Have a build ready with ${constant}. Deploy it when the change is published, or now if handles time out: then the change has happened.`
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
    const todo = `Plan a release for that time. The fingerprint stays, but handles on what changes time out. Compile in ${constant} as soon as the change is published.`;
    return report({ ...common, constant, todo });
  }
  return report({
    ...common,
    todo: `Plan a release for that time. The next fingerprint is not known yet, because an operator still has to announce a part of it. The constant will be listed at ${addressOf(about)}next/`,
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
    ? `The ${idWords(about)} was announced for ${moment(at)}, but is not published as current yet.`
    : `The ${idWords(about)} is not current yet. It takes effect at ${moment(at)}.`;
  const todo = isOverdue
    ? `Wait until the change is published at ${addressOf(about)} before you deploy this build.`
    : "Deploy this build from that time on, not before. Until then, its handles on any modules or tickets time out.";
  return report({ status: "early", level: "warning", at, title, todo });
}
