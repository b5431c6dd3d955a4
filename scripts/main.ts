#!/usr/bin/env node
// The command line: `mosaik-coalitions <verb>`. verbs-table.ts has the verbs; only this file exits.

import { Command, CommanderError } from "commander";
import { software } from "../generated/software.js";
import { runProgram } from "../src/io/run-program.ts";
import { systemRefusal } from "../src/io/system-refusal.ts";
import { EXIT, type ExitCode, endWhereNobodyReads, note } from "./terminal.ts";
import { declareVerbs } from "./verbs-table.ts";

function program(finish: (code: ExitCode) => void): Command {
  const coalitions = new Command("mosaik-coalitions")
    .description("Checks, fingerprints and publishes the coalition definitions in this folder.")
    .version(versionLine(), "-V, --version", "which version of the software this is")
    .exitOverride()
    .showHelpAfterError("(mosaik-coalitions <verb> --help shows what a verb takes)");
  declareVerbs(coalitions, finish);
  return coalitions;
}

function versionLine(): string {
  const { version, commit } = software;
  return commit === null ? `${version} (built from source)` : `${version} (commit ${commit})`;
}

/** Failures that say what to do, by the names of their classes, which live where they are thrown. */
const SPOKEN = new Set([
  "UsageError",
  "ConfigError",
  "ShallowCloneError",
  "GitError",
  "ForeignFolderError",
  "UnreadableFolderError",
  "PublishedSiteError",
  "UnsettledError",
  "WhereError",
  "PinFilesError",
  "GitHubError",
]);

/** Failures that say what to do are shown as they are, and so is what the system refuses; anything else is a defect, with its trace. */
function report(error: unknown): ExitCode {
  // commander has printed its own errors, and help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.broken;
  const refusal = systemRefusal(error);
  if (refusal !== undefined) note(`mosaik-coalitions: ${refusal}`);
  else if (error instanceof Error && SPOKEN.has(error.name))
    note(`mosaik-coalitions: ${error.message}`);
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.broken;
}

function finish(code: ExitCode): void {
  process.exitCode = code;
}

endWhereNobodyReads();
/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runProgram(
  async () => program(finish).parseAsync(),
  (error) => finish(report(error)),
);
