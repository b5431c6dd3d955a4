// The software version that a workflow names, by the reusable workflow it calls.

import { ANY_REPOSITORY } from "../repository-name.ts";

export interface Pin {
  /** `OWNER/REPO` */
  repository: string;
  ref: string;
  /** From the comment beside it: `v1.2.3`. */
  version: string | undefined;
}

const CALLED = new RegExp(
  String.raw`^(${ANY_REPOSITORY})/\.github/workflows/registry-[\w-]+\.ya?ml@(\S+)$`,
);
/** It becomes part of a command that people copy, so it must be a version and nothing else. */
const VERSION = /#\s*v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]{1,40})?)/;

/** The version is in a comment, which is not part of the YAML value. Dependabot and people read it from the line. */
export function pinOf(used: string, text: string): Pin | undefined {
  const [, repository, ref] = CALLED.exec(used) ?? [];
  if (repository === undefined || ref === undefined) return undefined;
  const line = text.split("\n").find((it) => it.includes(used)) ?? "";
  const [, version] = VERSION.exec(line.slice(line.indexOf(used))) ?? [];
  return { repository, ref, version: version && `v${version}` };
}

/** The first pin in a workflow's text, found by lines: loading a YAML parser would make every command slower. */
export function pinIn(text: string): Pin | undefined {
  const used = [...text.matchAll(/\buses:\s*["']?([^\s"']+)/g)].map(([, it = ""]) => it);
  return used.map((it) => pinOf(it, text)).find((it) => it !== undefined);
}
