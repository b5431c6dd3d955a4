// doctor's findings, for a terminal and for a job summary.

import { type Finding, type Fix, isWell } from "../doctor/finding.ts";
import { groupBy } from "../group-by.ts";
import { counted, oneLine } from "../text.ts";
import { code, heading, link, list, paragraph, stringify, strong, text } from "./markdown.ts";
import { type Paint, PLAIN } from "./report.ts";

export interface Diagnosis {
  /** `OWNER/NAME` */
  repository: string;
  findings: readonly Finding[];
}

/** `done`: what was set. `attempt`: the same, to follow "could not". */
export function fixWords(fix: Fix): { done: string; attempt: string } {
  switch (fix.kind) {
    case "issues":
      return { done: "Turned issues on.", attempt: "turn issues on" };
    case "pages":
      return {
        done: `${fix.create ? "Turned GitHub Pages on, with" : "Set the source of GitHub Pages to"} GitHub Actions.`,
        attempt: "set the source of GitHub Pages to GitHub Actions",
      };
    case "open-pulls":
      return {
        done: "Allowed Actions to create and approve pull requests.",
        attempt: "allow Actions to create and approve pull requests",
      };
    case "ruleset": {
      const verb = fix.id === undefined ? ["Created", "create"] : ["Completed", "complete"];
      const what = `the ruleset "${fix.body.name}"`;
      return { done: `${verb[0]} ${what}.`, attempt: `${verb[1]} ${what}` };
    }
    case "label":
      return { done: `Created the label ${fix.name}.`, attempt: `create the label ${fix.name}` };
    case "workflow":
      return { done: `Enabled ${fix.path}.`, attempt: `enable ${fix.path}` };
  }
}

export function renderDiagnosis({ repository, findings }: Diagnosis, paint: Paint = PLAIN): string {
  const said = verdict({ repository, findings });
  return [
    ...withOneRemedy(findings).map((group) => renderGroup(group, paint)),
    isWell(findings) ? paint.good(said) : paint.bad(said),
  ].join("\n\n");
}

type Group = readonly [Finding, ...Finding[]];

/** Findings that the same step fixes, in one group. */
function withOneRemedy(findings: readonly Finding[]): Group[] {
  const groups = groupBy(findings, ({ state, remedy }) => `${state} ${remedy}`);
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
}

function renderGroup(group: Group, paint: Paint): string {
  const [{ state, remedy, url, fixes }] = group;
  const colour = { error: paint.bad, warning: paint.warn, unseen: paint.faint }[state];
  const lines = group.map(
    ({ check, message }) => `${colour(NAMES[state])} ${check}\n  ${oneLine(message)}`,
  );
  if (state === "unseen") return [...lines, `  ${oneLine(remedy)}`].join("\n");
  const fix = paint.good("fix:");
  return [
    ...lines,
    ...(fixes.length > 0 ? [`  ${fix} ${FIX_COMMAND}`] : []),
    `  ${fixes.length > 0 ? paint.faint("or:") : fix} ${oneLine(remedy)}`,
    ...(url === undefined ? [] : [`  ${paint.faint(url)}`]),
  ].join("\n");
}

const NAMES = { error: "error", warning: "warning", unseen: "not seen" };
const FIX_COMMAND = "npx mosaik-coalitions doctor --fix";

export function verdict({ repository, findings }: Diagnosis): string {
  const of = (wanted: Finding["state"]) => findings.filter(({ state }) => state === wanted).length;
  const [errors, warnings, unseen] = [of("error"), of("warning"), of("unseen")];
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  const limit = unseen > 0 ? ` (${unseen} not visible to this token)` : "";
  if (parts.length === 0) return `${repository}: no problems found${limit}.`;
  return `${repository}: ${parts.join(", ")}${limit}.`;
}

/** For a job summary. */
export function renderDiagnosisSummary(diagnosis: Diagnosis): string {
  const { findings } = diagnosis;
  const wrong = findings.filter(({ state }) => state !== "unseen");
  const unseen = findings.filter(({ state }) => state === "unseen");
  return stringify([
    heading(2, isWell(findings) ? "No problems found" : "The registry has problems"),
    paragraph(verdict(diagnosis)),
    ...(wrong.length > 0 ? [list(withOneRemedy(wrong).map(itemOf))] : []),
    ...(unseen.length > 0 ? [heading(3, "Not seen"), list(withOneRemedy(unseen).map(itemOf))] : []),
  ]);
}

function itemOf(group: Group) {
  const [{ remedy, url, fixes, state }] = group;
  const said = group.flatMap(({ check, message }) => [
    ...(state === "unseen" ? [] : strong(check)),
    ...text`${state === "unseen" ? "" : ": "}${oneLine(message)} `,
  ]);
  const command = fixes.length > 0 ? text`Run ${code(FIX_COMMAND)}, or: ` : [];
  const page = url === undefined ? [] : [...text` `, ...link("Open the page", url), ...text`.`];
  return [...said, ...command, ...text`${oneLine(remedy)}`, ...page];
}
