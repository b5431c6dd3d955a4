// What a registry's files say about its workflows: which exist, when they run, which version they name.

import { parseDocument } from "yaml";
import { parseConfig } from "../config/config.ts";
import { CONFIG_FILE } from "../config/config-file.ts";
import { parseText } from "../source/source.ts";
import { type Pin, pinOf } from "./pin.ts";

/** The workflows of a registry. */
export const WORKFLOWS = [
  "check.yml",
  "report.yml",
  "publish.yml",
  "bump-notice.yml",
  "cutover.yml",
  "doctor.yml",
] as const;

export const WORKFLOW_FOLDER = ".github/workflows";
/** Other workflows in the repository are not checked. */
export const WORKFLOW_PATHS: readonly string[] = WORKFLOWS.map(
  (name) => `${WORKFLOW_FOLDER}/${name}`,
);
const DEPENDABOT_FILES = [".github/dependabot.yml", ".github/dependabot.yaml"] as const;

/** Texts by path; undefined if there is no such file. */
export type FileTexts = Readonly<Record<string, string | undefined>>;

export interface RegistryFiles {
  workflows: readonly WorkflowFile[];
  /** Files that cannot be used, and the reason. */
  unreadable: readonly { path: string; reason: string }[];
  /** From registry.config.json. */
  baseUrl: string | undefined;
  /** Whether Dependabot updates the versions that workflows name. */
  hasDependabot: boolean;
}

export interface WorkflowFile {
  path: string;
  /** Branches of the event `push`; undefined if it runs for every branch or never on push. */
  pushBranches: readonly string[] | undefined;
  events: readonly string[];
  /** The software's reusable workflow that it calls. */
  pin: Pin | undefined;
  /** Third-party actions and workflows, `OWNER/REPO/path@ref`. */
  uses: readonly string[];
}

/** `check.yml` from its path. */
export const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** The paths that `readRegistryFiles` needs. */
export const REGISTRY_FILES: readonly string[] = [
  ...WORKFLOW_PATHS,
  ...DEPENDABOT_FILES,
  CONFIG_FILE,
];

export function readRegistryFiles(texts: FileTexts): RegistryFiles {
  const unreadable: { path: string; reason: string }[] = [];
  const workflows = WORKFLOW_PATHS.flatMap((path) => {
    const text = texts[path];
    if (text === undefined) return [];
    const { value, reason } = parseYaml(text);
    if (reason !== undefined) unreadable.push({ path, reason });
    return reason === undefined ? [workflowOf(path, text, value)] : [];
  });
  const text = texts[CONFIG_FILE];
  const { config, problems = [] } =
    text === undefined ? {} : parseConfig(parseText(CONFIG_FILE, text));
  for (const { message: reason } of problems.slice(0, 1))
    unreadable.push({ path: CONFIG_FILE, reason });
  return {
    ...{ workflows, unreadable },
    baseUrl: config?.baseUrl,
    hasDependabot: DEPENDABOT_FILES.some((path) => movesActions(texts[path])),
  };
}

function parseYaml(text: string): { value?: unknown; reason?: string } {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) return { reason: fault.message.split("\n")[0] ?? "" };
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

const isRecord = (it: unknown): it is Record<string, unknown> =>
  typeof it === "object" && it !== null && !Array.isArray(it);
const listOf = (it: unknown): unknown[] => (Array.isArray(it) ? it : it === undefined ? [] : [it]);
const textsOf = (it: unknown): string[] =>
  listOf(it).filter((one): one is string => typeof one === "string");

function workflowOf(path: string, text: string, value: unknown): WorkflowFile {
  const { on, jobs } = isRecord(value) ? value : { on: undefined, jobs: undefined };
  const push = isRecord(on) ? on.push : undefined;
  const uses = Object.values(isRecord(jobs) ? jobs : {})
    .filter(isRecord)
    .flatMap((job) => [job, ...listOf(job.steps).filter(isRecord)])
    .flatMap((it) => textsOf(it.uses))
    .filter((it) => !/^(\.|\$)\//.test(it) && !it.startsWith("docker:"));
  return {
    ...{ path, uses },
    events: isRecord(on) ? Object.keys(on) : textsOf(on),
    pushBranches:
      isRecord(push) && push.branches !== undefined ? textsOf(push.branches) : undefined,
    pin: uses.map((it) => pinOf(it, text)).find((it) => it !== undefined),
  };
}

function movesActions(text: string | undefined): boolean {
  const { value } = text === undefined ? {} : parseYaml(text);
  const updates = isRecord(value) ? listOf(value.updates).filter(isRecord) : [];
  return updates.some((it) => it["package-ecosystem"] === "github-actions");
}

/** The version that the first workflow names; all should name the same. */
export function firstPin({ workflows }: RegistryFiles): Pin | undefined {
  return workflows.find(({ pin }) => pin !== undefined)?.pin;
}

/** Whether this is a data-only registry, whose workflows call the software's. */
export function callsSoftware(files: RegistryFiles): boolean {
  return firstPin(files) !== undefined;
}

/** Whether this is a registry at all. In any other repository, a registry's settings would be in the way. */
export function holdsRegistry(files: RegistryFiles): boolean {
  return callsSoftware(files) || files.baseUrl !== undefined;
}
