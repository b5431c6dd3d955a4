// coalitions doctor [--repository OWNER/NAME] [--fix] [--json] [--ruleset]

import { plainFindings } from "../../src/core/doctor/diagnose.ts";
import { isWell } from "../../src/core/doctor/finding.ts";
import { RULESET } from "../../src/core/doctor/ruleset.ts";
import { renderDiagnosis } from "../../src/core/render/doctor.ts";
import { connect } from "../../src/io/github/api.ts";
import { examine } from "../../src/io/github/doctor/examine.ts";
import { apiUrl, findToken, repositoryToExamine } from "../../src/io/github/doctor/where.ts";
import {
  EXIT,
  type ExitCode,
  note,
  noteProgress,
  printJson,
  printResult,
  UsageError,
} from "../terminal.ts";
import { noteVersion } from "../version-note.ts";

export interface DoctorOptions {
  repository?: string;
  fix?: boolean;
  json?: boolean;
  ruleset?: boolean;
}

export async function run(options: DoctorOptions): Promise<ExitCode> {
  const { fix = false, json, ruleset } = options;
  if (ruleset && fix) {
    throw new UsageError(
      "Give only one of --ruleset and --fix: --ruleset prints the ruleset that --fix makes.",
    );
  }
  if (ruleset) {
    printJson(RULESET);
    return EXIT.fine;
  }
  const repository = await repositoryToExamine(options.repository, process.cwd());
  const token = await findToken();
  noteProgress(`Reading the settings of ${repository}`);
  const api = connect(token, repository, apiUrl());
  const { changed, refused, version, ...diagnosis } = await examine(api, fix);
  noteVersion(version);
  for (const words of changed) note(words);
  for (const words of refused) note(words);
  const ok = isWell(diagnosis.findings);
  const findings = plainFindings(diagnosis.findings);
  const facts = { ok, ...diagnosis, findings, changed, refused };
  printResult(json, facts, (paint) => renderDiagnosis(diagnosis, paint));
  return ok ? EXIT.fine : EXIT.problems;
}
