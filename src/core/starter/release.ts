// A version of the software, as a registry's workflows name it.

import { REPOSITORY, repositoryName } from "../repository-name.ts";

/** What a registry's workflows run. */
export interface Release {
  /** The repository that releases the software: OWNER/REPO on GitHub. */
  repository: string;
  /** The commit that the version's tag points to. */
  commit: string;
  /** "1.2.3" */
  version: string;
}

const VERSION = String.raw`\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]{1,40})?`;
const WRITTEN = new RegExp(`^(${REPOSITORY})@([0-9a-f]{40})#v(${VERSION})$`);

/** From OWNER/REPO@SHA#vX.Y.Z; undefined for any other form. */
export function parseRelease(text: string): Release | undefined {
  const [, repository, commit, version] = WRITTEN.exec(text) ?? [];
  if (!repository || !commit || !version) return undefined;
  return { repository, commit, version };
}

/** The release of this program; undefined for a build from source, which no workflow can name. */
export function releaseOf(software: {
  repository: string | null;
  commit: string | null;
  version: string;
}): Release | undefined {
  const { commit, version } = software;
  const repository = repositoryName(software.repository);
  return repository && commit ? { repository, commit, version } : undefined;
}
