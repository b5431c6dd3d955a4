// Examines a repository and applies the requested fixes.

import { diagnose, fixesOf } from "../../../core/doctor/diagnose.ts";
import type { Finding } from "../../../core/doctor/finding.ts";
import { firstPin, holdsRegistry } from "../../../core/doctor/workflow-files.ts";
import { type Api, repoOf } from "../api.ts";
import { type Applied, applyFixes } from "./apply-fixes.ts";
import { readFacts, readRepository } from "./read-facts.ts";

export interface Examined extends Applied {
  /** `OWNER/NAME`, its current name. */
  repository: string;
  /** The software version that the workflows use, such as `v1.2.3`, if they name one. */
  version: string | undefined;
  /** The findings that remain after the fixes. */
  findings: Finding[];
}

/** Without `fix`, nothing is changed. Throws GitHubError. */
export async function examine(api: Api, fix: boolean): Promise<Examined> {
  const { seen: before, isRegistry } = await look(api);
  if (fix && !isRegistry) return { ...before, changed: [], refused: [NO_REGISTRY] };
  const fixes = fix ? fixesOf(before.findings) : [];
  if (fixes.length === 0) return { ...before, changed: [], refused: [] };
  const applied = await applyFixes(renamed(api, before.repository), fixes);
  // The current settings count, whatever GitHub answered. A second attempt would not help.
  const { seen: after } = await look(api);
  return { ...after, findings: after.findings.map((it) => ({ ...it, fixes: [] })), ...applied };
}

/** Fixes could break another repository: its own site, or merges that wait for a status that nothing sets. */
const NO_REGISTRY =
  "Nothing was changed: the default branch has neither a readable registry.config.json nor a workflow of a registry. Check that this is the right repository. If you have not pushed yet, push first.";

interface Look {
  seen: Omit<Examined, keyof Applied>;
  /** Also true if the token cannot see the files. */
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

/** A renamed repository can be read by its old name, but not changed. */
function renamed(api: Api, fullName: string): Api {
  return { ...api, repo: repoOf(fullName) };
}
