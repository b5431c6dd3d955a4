// coalitions owners [--write] [--check]: .github/CODEOWNERS, from the operators of the definitions

import {
  type OwnersByFile,
  ownersOf,
  ownersOfMaintainers,
} from "../../src/core/owners/expected.ts";
import { type GeneratedOwners, generateOwners } from "../../src/core/owners/generate.ts";
import { isGenerated, OWNERS_FILE } from "../../src/core/owners/lines.ts";
import { staleOwners } from "../../src/core/owners/stale.ts";
import { hasErrors, sortProblems } from "../../src/core/problem.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { writeOwners } from "../../src/io/owners-file.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import {
  EXIT,
  type ExitCode,
  note,
  print,
  printJson,
  printResult,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

export interface OwnersOptions {
  write?: boolean;
  check?: boolean;
  json?: boolean;
}

/** The file, and what it should say. */
interface Owners {
  text: string | undefined;
  files: readonly string[];
  owned: OwnersByFile;
  maintainers: string[];
}

export async function run({ write, check, json }: OwnersOptions): Promise<ExitCode> {
  requireRegistry();
  if (write && check) {
    throw new UsageError("Give only one of --write and --check: --write fixes what --check finds.");
  }
  const owners = await readAll(process.cwd());
  if (check) return compare(owners, json);
  const { owned, maintainers, text } = owners;
  const generated = generateOwners(owned, maintainers, text);
  const changed = generated.text !== text?.replaceAll("\r\n", "\n");
  for (const warning of generated.warnings) note(warning);
  if (write) writeChanged(generated, changed, text);
  if (json) printJson({ file: OWNERS_FILE, changed, ...generated });
  else if (!write) print(generated.text);
  return generated.faulty.length === 0 ? EXIT.fine : EXIT.problems;
}

async function readAll(root: string): Promise<Owners> {
  const { files: read, beside } = await readSnapshot(root);
  const owned = read.map(({ file, definition }): [string, string[] | undefined] => [
    file,
    definition && ownersOf(definition),
  ]);
  const files = read.map(({ file }) => file);
  const text = beside.owners;
  const maintainers = ownersOfMaintainers(readConfig(root).maintainers);
  return { text, files, owned: new Map(owned), maintainers };
}

/** The rules about this file, which `check` applies too. */
function compare(owners: Owners, json: boolean | undefined): ExitCode {
  const { text, owned, maintainers } = owners;
  const problems = sortProblems(staleOwners({ ...owners, whole: true }));
  const result = { ok: !hasErrors(problems), checked: owned.size, problems };
  if (text !== undefined && !isGenerated(text)) {
    note(`${OWNERS_FILE} was written by hand, so it is not compared with the operators.`);
  } else if (text === undefined && maintainers.length === 0) {
    note(
      `There is no ${OWNERS_FILE}. That is fine, because registry.config.json does not name maintainers.`,
    );
  }
  printResult(json, result, (paint) => renderReport(result, paint));
  return result.ok ? EXIT.fine : EXIT.problems;
}

function writeChanged(
  generated: GeneratedOwners,
  changed: boolean,
  text: string | undefined,
): void {
  if (text !== undefined && !isGenerated(text)) {
    throw new UsageError(
      `${OWNERS_FILE} was written by hand, so it is never overwritten. To generate it, delete it first.`,
    );
  }
  if (changed) writeOwners(process.cwd(), generated.text);
  note(changed ? `Wrote ${OWNERS_FILE}.` : `${OWNERS_FILE} is up to date.`);
}
