// What issues, pull requests and deployments need: labels, code owners, an environment, the App.

import { NOTICE_LABELS } from "../../notice/known-labels.ts";
import { OWNERS_COMMAND, OWNERS_FILE } from "../../owners/lines.ts";
import { LABELS } from "../../review/labels.ts";
import { counted, oneLine, someOf } from "../../text.ts";
import { ENVIRONMENT, type EnvironmentFacts } from "../facts.ts";
import { type Check, check, error, type Fault, warning } from "../finding.ts";
import { matchesPattern } from "../patterns.ts";

const APP_VARIABLE = "REGISTRY_APP_ID";
const APP_SECRET = "REGISTRY_APP_PRIVATE_KEY";

const KNOWN_LABELS = Object.entries({ ...NOTICE_LABELS, ...LABELS });

export const CONVERSATION: Check[] = [
  check(
    "labels",
    "which labels exist",
    ({ labels }) => labels,
    (labels) => {
      // GitHub ignores the case of labels.
      const there = new Set(labels.map((name) => name.toLowerCase()));
      const missing = KNOWN_LABELS.filter(([name]) => !there.has(name));
      if (missing.length === 0) return [];
      const names = missing.map(([name]) => name);
      return [
        warning({
          message: `${counted(missing.length, "label")} missing: ${names.join(", ")}. An issue form cannot set a label that does not exist.`,
          remedy: "In Issues, Labels, choose New label for each.",
          page: "/labels",
          fixes: missing.map(([name, look]) => ({ kind: "label" as const, name, ...look })),
        }),
      ];
    },
  ),
  check(
    "code-owners",
    "what GitHub says about CODEOWNERS",
    ({ owners }) => owners,
    (owners) => {
      if (owners === null) {
        return [
          warning({
            message: `${OWNERS_FILE} does not exist, so GitHub asks no operator to review changes to their definition, even if review by code owners is required.`,
            remedy: `Run ${OWNERS_COMMAND} and commit the file.`,
          }),
        ];
      }
      return owners.slice(0, MOST).map(({ line, kind, suggestion, source }) =>
        warning({
          message: `${OWNERS_FILE}, line ${line}: ${kind}: ${oneLine(source).trim()}. ${isUnknown(kind) ? "GitHub does not ask that account for a review" : "GitHub skips the line"}.`,
          remedy: ownersRemedy(kind, suggestion),
          page: "/settings/access",
        }),
      );
    },
  ),
  {
    name: "environment",
    about: `which branches may deploy to ${ENVIRONMENT}`,
    look: ({ environment, repository }) => {
      const { value, unseen } = environment;
      if (unseen !== undefined) return { unseen };
      const needsClassic = value?.protectedBranches ?? false;
      if (needsClassic && value?.isDefaultProtected === undefined) return { unseen: CLASSIC };
      return { value: value ? environmentFaults(value, repository.defaultBranch) : [] };
    },
  },
  check(
    "app",
    "the variable and secret of the registry's GitHub App",
    ({ app }) => app,
    ({ variables, secrets }) => {
      const hasId = variables.includes(APP_VARIABLE);
      if (hasId === secrets.includes(APP_SECRET)) return [];
      const [there, missing] = hasId ? [APP_VARIABLE, APP_SECRET] : [APP_SECRET, APP_VARIABLE];
      return [
        (hasId ? error : warning)({
          message: `${there} is set but ${missing} is not, so ${hasId ? "bump notices and cutovers fail without the key" : "the App is not used"}.`,
          remedy: `In Settings, Secrets and variables, Actions, add the ${hasId ? "secret" : "variable"} ${missing}; or delete ${there}.`,
          page: hasId ? "/settings/secrets/actions" : "/settings/variables/actions",
        }),
      ];
    },
  ),
];

/** The permission that shows classic protection. */
const CLASSIC = "administration: read";

function environmentFaults(
  { branches, protectedBranches, isDefaultProtected }: EnvironmentFacts,
  defaultBranch: string,
): Fault[] {
  const remedy = {
    remedy: `In Settings, Environments, ${ENVIRONMENT}, Deployment branches and tags, choose Selected branches and tags, and add ${defaultBranch}.`,
    page: "/settings/environments",
  };
  if (branches && !branches.some((it) => matchesPattern(it, defaultBranch))) {
    const those = branches.length === 0 ? "no branch" : `only ${someOf(branches, 5)}`;
    const message = `The environment ${ENVIRONMENT} does not let ${defaultBranch} deploy (${those} may), so nothing is published.`;
    return [error({ message, ...remedy })];
  }
  if (!protectedBranches || isDefaultProtected) return [];
  const message = `The environment ${ENVIRONMENT} lets only branches with classic protection deploy, and ${defaultBranch} has none. GitHub may refuse publications.`;
  return [warning({ message, ...remedy })];
}

const MOST = 20;

const isUnknown = (kind: string) => /unknown owner/i.test(kind);

function ownersRemedy(kind: string, suggestion: string | null): string {
  if (isUnknown(kind)) {
    return `${suggestion ? `GitHub says: ${oneLine(suggestion)}. ` : ""}Give the account write access in Settings, Collaborators. If the login changed, correct it in the definition or in registry.config.json, then run ${OWNERS_COMMAND}.`;
  }
  return `${suggestion ? `GitHub says: ${oneLine(suggestion)}. ` : ""}Run ${OWNERS_COMMAND} and commit the file.`;
}
