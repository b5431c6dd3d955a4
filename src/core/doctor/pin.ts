// The version of the software that a workflow names: that of the reusable workflow which it calls.

import { ANY_REPOSITORY } from "../repository-name.ts";

export interface Pin {
  /** `OWNER/REPO` */
  repository: string;
  ref: string;
  /** As the comment beside it says, `v1.2.3`. */
  version: string | undefined;
}

const CALLED = new RegExp(
  String.raw`^(${ANY_REPOSITORY})/\.github/workflows/registry-[\w-]+\.ya?ml@(\S+)$`,
);
/** It becomes part of a command that people copy: nothing else than a version has a place in it. */
const VERSION = /#\s*v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]{1,40})?)/;

/** The comment is not part of the value; Dependabot and people read it on the line. */
export function pinOf(used: string, text: string): Pin | undefined {
  const [, repository, ref] = CALLED.exec(used) ?? [];
  if (repository === undefined || ref === undefined) return undefined;
  const line = text.split("\n").find((it) => it.includes(used)) ?? "";
  const [, version] = VERSION.exec(line.slice(line.indexOf(used))) ?? [];
  return { repository, ref, version: version && `v${version}` };
}

/** The first that a workflow's text names, by its lines: to load a reader of YAML would make every command slower. */
export function pinIn(text: string): Pin | undefined {
  const used = [...text.matchAll(/\buses:\s*["']?([^\s"']+)/g)].map(([, it = ""]) => it);
  return used.map((it) => pinOf(it, text)).find((it) => it !== undefined);
}
