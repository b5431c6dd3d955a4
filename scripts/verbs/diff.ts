// coalitions diff BEFORE AFTER: each a file, or REV:path in git

import { existsSync, statSync } from "node:fs";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { isGitId } from "../../src/core/git-id.ts";
import { nearestFile } from "../../src/core/nearest.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { DefinitionFile } from "../../src/core/registry/snapshot.ts";
import { parseSource, type Source } from "../../src/core/source/source.ts";
import { Blobs } from "../../src/io/blobs.ts";
import { unlessWithoutGit } from "../../src/io/git-checkout.ts";
import { listDefinitions } from "../../src/io/list-definitions.ts";
import { filesNamed } from "../../src/io/read-snapshot.ts";
import { readSource } from "../../src/io/read-source.ts";
import { runGit } from "../../src/io/run-git.ts";
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
      `${name} is not a well-formed definition, so it cannot be compared. npx mosaik-coalitions check shows its problems.`,
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
  const root = process.cwd();
  const id = await idNamed(root, name);
  const bytes = id && (await readBlob(root, id));
  if (bytes) return parseSource(name, bytes);
  const [revision, file = ""] = name.includes(":") ? name.split(/:(.*)/s) : ["", name];
  const commit = revision && (await idNamed(root, revision));
  if (revision && commit === undefined) throw new UsageError(`git has no revision ${revision}.`);
  // Throws if git cannot read every folder: the file may be in one of them.
  if (commit) await runGit(root, ["ls-tree", "-r", "-d", "--full-tree", commit]);
  if (revision && statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`${revision} does not have ${file}: it was added later.`);
  }
  const { definitions } = await listDefinitions(root);
  const hidden = definitions.find((it) => it.file === file)?.hidden;
  if (hidden && revision === "") throw new UsageError(`${file}: ${wordsOfProblem(hidden)}`);
  const meant = nearestFile(
    file,
    definitions.map((it) => it.file),
  );
  const hint = meant === undefined ? "" : ` Did you mean ${revision && `${revision}:`}${meant}?`;
  throw new UsageError(
    `${name} is neither a file nor REV:path in git. Write a revision like HEAD~1:coalitions/mev.mainnet-q2.json.${hint}`,
  );
}

/** Undefined if the id is not a file's. */
async function readBlob(root: string, id: string): Promise<Uint8Array | undefined> {
  const blobs = new Blobs(root);
  try {
    return await blobs.read(id);
  } finally {
    await blobs.close();
  }
}

/** The whole id of a git name; undefined if git does not know it, or without a repository. */
async function idNamed(root: string, name: string): Promise<string | undefined> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", name];
  const answer = await unlessWithoutGit(root, () => runGit(root, args, [0, NOT_KNOWN]));
  const id = `${answer ?? ""}`.trim();
  return isGitId(id) ? id : undefined;
}

const NOT_KNOWN = 1;
