// actions/doctor: reports which settings of the registry's repository are wrong. Changes nothing.

import { error, setOutput, summary, warning } from "@actions/core";
import { plainFindings } from "../../src/core/doctor/diagnose.ts";
import { type Finding, isWell } from "../../src/core/doctor/finding.ts";
import { renderDiagnosis, renderDiagnosisSummary, verdict } from "../../src/core/render/doctor.ts";
import { oneLine } from "../../src/core/text.ts";
import { logPlain } from "../../src/io/annotate.ts";
import { openApi } from "../../src/io/github/api.ts";
import { examine } from "../../src/io/github/doctor/examine.ts";
import { runAction } from "../../src/io/run-action.ts";

async function run(): Promise<void> {
  const { repository, findings } = await examine(openApi(), false);
  const diagnosis = { repository, findings };
  logPlain(renderDiagnosis(diagnosis));
  findings.forEach(annotate);
  setOutput("ok", isWell(findings));
  setOutput("findings", JSON.stringify(plainFindings(findings)));
  await summary.addRaw(renderDiagnosisSummary(diagnosis)).write();
  if (findings.some(({ state }) => state === "error")) throw new Error(verdict(diagnosis));
}

/** What the token cannot see is only in the summary. */
function annotate({ check, state, message, remedy, url }: Finding): void {
  if (state === "unseen") return;
  const say = state === "error" ? error : warning;
  say(oneLine([message, remedy, url].filter(Boolean).join(" ")), { title: check });
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
