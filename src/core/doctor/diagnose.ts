// Every check of a registry's repository, in the order of setting one up.

import { ACTIONS } from "./checks/actions.ts";
import { CONVERSATION } from "./checks/conversation.ts";
import { PAGES } from "./checks/pages.ts";
import { REPOSITORY } from "./checks/repository.ts";
import { RULES } from "./checks/rules.ts";
import { VERSIONS } from "./checks/versions.ts";
import { WORKFLOW_CHECKS } from "./checks/workflows.ts";
import type { Facts } from "./facts.ts";
import type { Check, Fault, Finding, Fix } from "./finding.ts";

export const CHECKS: readonly Check[] = [
  ...REPOSITORY,
  ...ACTIONS,
  ...WORKFLOW_CHECKS,
  ...VERSIONS,
  ...PAGES,
  ...RULES,
  ...CONVERSATION,
];

/** First what is wrong, then what cannot be seen. */
export function diagnose(facts: Facts): Finding[] {
  const findings = CHECKS.flatMap((check): Finding[] => {
    const { value: faults, unseen } = check.look(facts);
    if (unseen !== undefined) return [unseenFinding(check, unseen)];
    return faults.map((fault) => findingOf(check, fault, facts.repository.url));
  });
  return STATES.flatMap((state) => findings.filter((it) => it.state === state));
}

const STATES = ["error", "warning", "unseen"] as const;

/** For JSON. */
export function plainFindings(findings: readonly Finding[]) {
  return findings.map(({ fixes, ...finding }) => ({ ...finding, fixable: fixes.length > 0 }));
}

/** Each once, because several findings may need the same fix. */
export function fixesOf(findings: readonly Finding[]): Fix[] {
  const fixes = new Map<string, Fix>();
  for (const fix of findings.flatMap((it) => it.fixes)) {
    const { kind } = fix;
    fixes.set(kind === "label" ? fix.name : kind === "workflow" ? fix.path : kind, fix);
  }
  return [...fixes.values()];
}

function findingOf({ name }: Check, fault: Fault, repositoryUrl: string): Finding {
  const { page, fixes = [], ...said } = fault;
  const url = page?.startsWith("/") ? repositoryUrl + page : page;
  return { check: name, ...said, ...(url === undefined ? {} : { url }), fixes };
}

function unseenFinding({ name, about }: Check, permission: string): Finding {
  return {
    ...{ check: name, state: "unseen", fixes: [] },
    message: `This token cannot see ${about}.`,
    remedy: `It needs the permission "${permission}".${isAdministration(permission) ? " A workflow's token never has it, so run npx mosaik-coalitions doctor as an administrator." : ""}`,
  };
}

const isAdministration = (permission: string) =>
  /^(administration|secrets|variables):/.test(permission);
