// Looks at a repository, and sets what is asked for.

import { diagnose, fixesOf } from "../../../core/doctor/diagnose.ts";
import type { Finding } from "../../../core/doctor/finding.ts";
import { firstPin, holdsRegistry } from "../../../core/doctor/workflow-files.ts";
import { type Api, repoOf } from "../api.ts";
import { type Applied, applyFixes } from "./apply-fixes.ts";
import { readFacts, readRepository } from "./read-facts.ts";

export interface Examined extends Applied {
  /** `OWNER/NAME`, as it is called today. */
  repository: string;
  /** The version of the software that the workflows name, `v1.2.3`, where they do. */
  version: string | undefined;
  /** What is left, after what was set. */
  findings: Finding[];
}

/** Without `fix`, nothing is changed. Throws GitHubError. */
export async function examine(api: Api, fix: boolean): Promise<Examined> {
  const { seen: before, isRegistry } = await look(api);
  if (fix && !isRegistry) return { ...before, changed: [], refused: [NO_REGISTRY] };
  const fixes = fix ? fixesOf(before.findings) : [];
  if (fixes.length === 0) return { ...before, changed: [], refused: [] };
  const applied = await applyFixes(renamed(api, before.repository), fixes);
  // What GitHub has now is what counts, whatever it has answered. To try again would not help.
  const { seen: after } = await look(api);
  return { ...after, findings: after.findings.map((it) => ({ ...it, fixes: [] })), ...applied };
}

/** Another repository may have a site of its own, and nothing there sets the status that a merge would wait for. */
const NO_REGISTRY =
  "Nothing is set: the default branch has no registry.config.json that can be read, and no workflow of a registry. Is it the right repository? If nothing was pushed yet, push first.";

interface Look {
  seen: Omit<Examined, keyof Applied>;
  /** True, too, of one whose files the token may not see. */
  isRegistry: boolean;
}

async function look(api: Api): Promise<Look> {
  const repository = await readRepository(api);
  const facts = await readFacts(renamed(api, repository.fullName), repository);
  const { value: files } = facts.files;
  const version = files && firstPin(files)?.version;
  return {
    seen: { repository: repository.fullName, version, findings: diagnose(facts) },
    isRegistry: files === undefined || holdsRegistry(files),
  };
}

/** A repository that was renamed answers to its old name, but takes no change by it. */
function renamed(api: Api, fullName: string): Api {
  return { ...api, repo: repoOf(fullName) };
}
