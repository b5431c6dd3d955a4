#!/usr/bin/env node
// The command line: `coalitions <verb>`. Each verb is a file in verbs/; only this one exits.

import { Command, CommanderError, InvalidArgumentError } from "commander";
import { ForeignFolderError } from "../site/write-site.ts";
import { ShallowCloneError } from "../src/io/git-checkout.ts";
import { ConfigError } from "../src/io/read-config.ts";
import { UnreadableFolderError } from "../src/io/registry-files.ts";
import { GitError } from "../src/io/run-git.ts";
import { EXIT, type ExitCode, endQuietlyOnClosedPipe, note, UsageError } from "./terminal.ts";
import { runBuild } from "./verbs/build.ts";
import { runChanges } from "./verbs/changes.ts";
import { runCheck } from "./verbs/check.ts";
import { runDiff } from "./verbs/diff.ts";
import { runFingerprint } from "./verbs/fingerprint.ts";
import { runServe } from "./verbs/serve.ts";

const JSON_OPTION = ["--json", "print JSON for programs, with the same facts"] as const;

function program(finish: (code: ExitCode) => void): Command {
  const coalitions = new Command("coalitions")
    .description("Checks, fingerprints and publishes the coalition definitions in this folder.")
    .exitOverride()
    .showHelpAfterError("(coalitions <verb> --help shows what a verb takes)");

  coalitions
    .command("check [files...]")
    .description("every rule on all definitions, or those named")
    .option("--base <rev>", "compare with where this branch left REV, too")
    .option(...JSON_OPTION)
    .action(async (files, options) => finish(await runCheck(files, options)));

  coalitions
    .command("fingerprint <file>")
    .description("derive the fingerprint and all roots of a definition")
    .option("--explain", "show every preimage")
    .option("--write", "write the declared line")
    .option(...JSON_OPTION)
    .action(async (file, options) => finish(await runFingerprint(file, options)));

  coalitions
    .command("diff <before> <after>")
    .description("what differs, by name; each a file or REV:path")
    .option(...JSON_OPTION)
    .action(async (before, after, options) => finish(await runDiff(before, after, options)));

  coalitions
    .command("changes [name]")
    .description("the change log, from git's history")
    .option(...JSON_OPTION)
    .action(async (name, options) => finish(await runChanges(name, options)));

  coalitions
    .command("build")
    .description("build the site, the feeds and the API")
    .option("--out <dir>", "where to", "_site")
    .option("--base-url <url>", "where it will be published, in place of the config's baseUrl")
    .option(...JSON_OPTION)
    .action(async (options) => finish(await runBuild(options)));

  coalitions
    .command("serve")
    .description("build, serve on loopback, rebuild on change")
    .option("--port <n>", "0 for any free one", parsePort, 4173)
    .action(async (options) => runServe(options));

  return coalitions;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return port;
}

/** Failures that say what to do are shown as they are; anything else is a defect, with its trace. */
function report(error: unknown): ExitCode {
  // commander has printed its own errors, and help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.broken;
  const spoken = [
    UsageError,
    ConfigError,
    ShallowCloneError,
    GitError,
    ForeignFolderError,
    UnreadableFolderError,
  ];
  if (spoken.some((kind) => error instanceof kind)) note(`coalitions: ${(error as Error).message}`);
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.broken;
}

endQuietlyOnClosedPipe();
try {
  const finish = (code: ExitCode) => {
    process.exitCode = code;
  };
  await program(finish).parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
