#!/usr/bin/env node
// The command line: `mosaik-coalitions <verb>`. verbs-table.ts lists the verbs. Only this file sets the exit code.

import { Command, CommanderError } from "commander";
import { software } from "../generated/software.js";
import { runProgram } from "../src/io/run-program.ts";
import { systemRefusal } from "../src/io/system-refusal.ts";
import { EXIT, type ExitCode, exitOnClosedPipe, note } from "./terminal.ts";
import { declareVerbs } from "./verbs-table.ts";

function program(finish: (code: ExitCode) => void): Command {
  const coalitions = new Command("mosaik-coalitions")
    .description("Checks, fingerprints and publishes the coalition definitions in this folder.")
    .version(versionLine(), "-V, --version", "print the version of the software")
    .exitOverride()
    .showHelpAfterError("(mosaik-coalitions <verb> --help shows a verb's arguments and options)");
  declareVerbs(coalitions, finish);
  return coalitions;
}

function versionLine(): string {
  const { version, commit } = software;
  return commit === null ? `${version} (built from source)` : `${version} (commit ${commit})`;
}

/** Errors whose message says what to do. By class name, so that their modules load only when needed. */
const EXPLAINED = new Set([
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

/** Shows an error: explained ones and system errors by their message, anything else as a defect with its trace. */
function report(error: unknown): ExitCode {
  // commander has printed its own errors. Help exits with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.broken;
  const refusal = systemRefusal(error);
  if (refusal !== undefined) note(`mosaik-coalitions: ${refusal}`);
  else if (error instanceof Error && EXPLAINED.has(error.name))
    note(`mosaik-coalitions: ${error.message}`);
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.broken;
}

function finish(code: ExitCode): void {
  process.exitCode = code;
}

exitOnClosedPipe();
/** Settles when the command is done, for callers that run it in their own process. */
export const ended = runProgram(
  async () => program(finish).parseAsync(),
  (error) => finish(report(error)),
);
