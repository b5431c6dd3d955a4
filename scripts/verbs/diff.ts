// coalitions diff BEFORE AFTER: each a file, or REV:path in git

import { existsSync, statSync } from "node:fs";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { nearestFile } from "../../src/core/nearest.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { DefinitionFile } from "../../src/core/registry/snapshot.ts";
import { parseSource, type Source } from "../../src/core/source/source.ts";
import { Blobs } from "../../src/io/blobs.ts";
import { listDefinitions } from "../../src/io/list-definitions.ts";
import { filesNamed } from "../../src/io/read-snapshot.ts";
import { readSource } from "../../src/io/read-source.ts";
import { tryGit } from "../../src/io/run-git.ts";
import { renderChanges } from "../render-changes.ts";
import { EXIT, type ExitCode, printResult, UsageError, wordsOfProblem } from "../terminal.ts";

export async function run(
  before: string,
  after: string,
  { json }: { json?: boolean },
): Promise<ExitCode> {
  const [then, now] = [await readVersion(before), await readVersion(after)];
  const changes = diffDefinitions(then, now);
  const fingerprint = { before: deriveFingerprint(then), after: deriveFingerprint(now) };
  const breaking = changes.some((change) => change.breaking);
  printResult(json, { breaking, changes, fingerprint }, (paint) =>
    renderChanges(changes, fingerprint, paint),
  );
  return EXIT.fine;
}

async function readVersion(name: string): Promise<Definition> {
  const source = existsSync(name) ? await readNamed(name) : await readFromGit(name);
  const definition = DefinitionFile.of(source).definition;
  if (!definition) {
    throw new UsageError(
      `${name} is no well-formed definition, so there is nothing to compare. coalitions check says why.`,
    );
  }
  return definition;
}

async function readNamed(name: string): Promise<Source> {
  const root = process.cwd();
  const [path = name] = await filesNamed(root, [name]);
  return readSource(root, path);
}

async function readFromGit(name: string): Promise<Source> {
  const blobs = new Blobs(process.cwd());
  try {
    const bytes = await blobs.read(name);
    if (bytes) return parseSource(name, bytes);
  } finally {
    await blobs.close();
  }
  const [revision, file = ""] = name.includes(":") ? name.split(/:(.*)/s) : ["", name];
  if (revision && !(await isRevision(revision))) {
    throw new UsageError(`There is no revision ${revision}.`);
  }
  if (revision && statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`${revision} has no such file: it is new since.`);
  }
  const { definitions } = await listDefinitions(process.cwd());
  const hidden = definitions.find((it) => it.file === file)?.hidden;
  if (hidden && revision === "") throw new UsageError(`${file}: ${wordsOfProblem(hidden)}`);
  const meant = nearestFile(
    file,
    definitions.map((it) => it.file),
  );
  const hint = meant === undefined ? "" : ` Did you mean ${revision && `${revision}:`}${meant}?`;
  throw new UsageError(
    `${name} is neither a file nor REV:path in git, such as HEAD~1:coalitions/mev.mainnet-q2.json.${hint}`,
  );
}

async function isRevision(revision: string): Promise<boolean> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`];
  return Boolean(await tryGit(process.cwd(), args));
}
