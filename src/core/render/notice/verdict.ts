// Where a notice stands, in one sentence.

import { concerns } from "../../notice/judge.ts";
import { counted } from "../../text.ts";
import type { ToldNotice } from "./comment.ts";

/** With a mark that is seen before it is read. */
export function noticeVerdict({ judgement, proposals }: ToldNotice): string {
  const { stage, problems, effects } = judgement;
  switch (stage) {
    case "faulty": {
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return `❌ ${counted(errors, "thing")} to mend before this notice can go on`;
    }
    case "unverified":
      return "🔒 This notice waits for somebody to vouch for it";
    case "withdrawn":
      return proposals.size > 0
        ? "↩️ Withdrawn: what was announced is being taken back"
        : "↩️ Withdrawn";
    case "carried-out":
      return "✅ Carried out";
    case "nothing":
      return "✅ No coalition has to change anything";
    case "going":
      return goingVerdict(effects.filter(concerns));
  }
}

function goingVerdict(concerned: readonly { stage: string }[]): string {
  const all = concerned.length;
  const due = concerned.filter(({ stage }) => stage === "due").length;
  const announced = concerned.filter(({ stage }) => stage === "announced").length + due;
  if (due > 0) return `⏰ The time has come: to be carried out in ${counted(due, "coalition")}`;
  if (announced === all) return `📣 Announced in ${counted(all, "coalition")}`;
  if (announced > 0) return `📣 Announced in ${announced} of ${counted(all, "coalition")}`;
  return `📝 To be announced in ${counted(all, "coalition")}`;
}
