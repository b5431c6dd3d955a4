// Where a notice stands, in one sentence.

import { authorizedIn } from "../../notice/authority.ts";
import type { Judgement } from "../../notice/judge.ts";
import { isAffected } from "../../notice/notice-effect.ts";
import { counted } from "../../text.ts";
import type { JudgedNotice } from "./context.ts";

/** With a mark that is seen before it is read. */
export function noticeVerdict({ judgement, proposals }: JudgedNotice): string {
  const { stage, problems } = judgement;
  switch (stage) {
    case "faulty": {
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return `❌ ${counted(errors, "thing")} to fix before this notice can go on`;
    }
    case "unverified":
      return "🔒 This notice waits for somebody to vouch for it";
    case "withdrawn":
      return proposals.size > 0
        ? "↩️ Withdrawn: what was announced is being taken back"
        : "↩️ Withdrawn";
    case "carried-out":
      return carriedOutVerdict(judgement);
    case "nothing":
      return judgement.unread.length === 0
        ? "✅ No coalition has to change anything"
        : "⏳ No coalition whose definition can be read has to change anything";
    case "blocked": {
      const concerned = judgement.effects.filter(isAffected);
      const blocked = concerned.filter((it) => it.stage === "blocked").length;
      const all = counted(concerned.length, "coalition");
      return `⛔ Blocked in ${blocked === concerned.length ? all : `${blocked} of ${all}`}, until what is named below is fixed`;
    }
    case "going":
      return goingVerdict(judgement);
  }
}

/** Something else may have taken the place of what one coalition announced. */
function carriedOutVerdict({ course }: Judgement): string {
  const all = course.filter(({ withdrawn }) => !withdrawn);
  const done = all.filter(({ carriedOut }) => carriedOut).length;
  const isWhole = done === all.length;
  return `✅ Carried out${isWhole ? "" : ` in ${done} of ${counted(all.length, "coalition")}`}`;
}

function goingVerdict({ effects, authority, accepted }: Judgement): string {
  const concerned = effects.filter(isAffected);
  const all = counted(concerned.length, "coalition");
  const of = (...stages: string[]) => concerned.filter(({ stage }) => stages.includes(stage));
  const atOnce = of("at-once").length;
  if (atOnce > 0) return `🚨 Urgent: to be carried out at once in ${counted(atOnce, "coalition")}`;
  const [due, announced, amended] = [of("due"), of("due", "announced"), of("to-amend")];
  if (due.length > 0) {
    return `⏰ The time has come: to be carried out in ${counted(due.length, "coalition")}`;
  }
  if (amended.length > 0) return `📝 To be amended in ${counted(amended.length, "coalition")}`;
  if (announced.length === concerned.length) return `📣 Announced in ${all}`;
  if (announced.length > 0) return `📣 Announced in ${announced.length} of ${all}`;
  const speaks = authorizedIn(authority, accepted);
  const wanted = concerned.filter(({ coalition }) => speaks(coalition)).length;
  return `📝 To be announced in ${wanted === concerned.length ? all : `${wanted} of ${all}`}`;
}
