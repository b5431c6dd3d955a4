// The heading of the comment on a notice: who needs to act, and by when.

import type { Judgement } from "../../notice/judge.ts";
import { isAffected } from "../../notice/notice-effect.ts";
import { counted } from "../../text.ts";
import { moment } from "../../time.ts";
import type { JudgedNotice } from "./context.ts";
import { coalitionsNeed } from "./words.ts";

/** Begins with a mark that shows the state at a glance. */
export function noticeVerdict({ judgement, proposals }: JudgedNotice): string {
  const { stage, problems, unread } = judgement;
  switch (stage) {
    case "faulty": {
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return `❌ ${counted(errors, "thing")} to fix in this notice`;
    }
    case "unverified":
      return "🔒 This notice needs verification";
    case "withdrawn":
      return proposals.size > 0
        ? `↩️ Withdrawn, but ${counted(proposals.size, "coalition still announces", "coalitions still announce")} it`
        : "↩️ Withdrawn";
    case "carried-out":
      return doneVerdict(judgement);
    case "nothing":
      return unread.length === 0
        ? "✅ No coalition needs to act"
        : `⏳ No coalition needs to act so far, but ${counted(unread.length, "definition")} cannot be read`;
    case "blocked": {
      const concerned = judgement.effects.filter(isAffected);
      const blocked = concerned.filter((it) => it.stage === "blocked").length;
      const all = counted(concerned.length, "coalition");
      return `⛔ Blocked in ${blocked === concerned.length ? all : `${blocked} of ${all}`}: fix what is named below`;
    }
    case "going":
      return goingVerdict(judgement);
  }
}

/** A coalition that announced it may have made a different change. */
function doneVerdict({ course }: Judgement): string {
  const all = course.filter(({ withdrawn }) => !withdrawn);
  const done = all.filter(({ carriedOut }) => carriedOut).length;
  const of = done === all.length ? "" : `${done} of `;
  return `✅ Done: ${of}${counted(all.length, "coalition")} made the change`;
}

function goingVerdict({ effects, notice, isDue }: Judgement): string {
  const concerned = effects.filter(isAffected);
  const all = concerned.length;
  const countOf = (...stages: string[]) =>
    concerned.filter(({ stage }) => stages.includes(stage)).length;
  const at = moment(notice?.effectiveAt ?? "");
  const atOnce = countOf("at-once");
  if (atOnce > 0) return `🚨 Urgent: ${coalitionsNeed(atOnce, all)} to act now`;
  const [due, announced, amended] = [countOf("due"), countOf("announced"), countOf("to-amend")];
  if (due > 0) return `⏰ ${coalitionsNeed(due, all)} to make the change, due since ${at}`;
  if (amended > 0) return `📝 ${coalitionsNeed(amended, all)} to update the announcement`;
  if (announced === all) {
    return `📣 Announced in ${counted(all, "coalition")}: nothing to do until ${at}`;
  }
  const need = coalitionsNeed(countOf("to-announce"), all);
  return isDue
    ? `⏰ ${need} to act: the change was due at ${at}`
    : `📝 ${need} to act before ${at}`;
}
