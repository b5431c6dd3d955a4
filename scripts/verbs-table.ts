// Every verb: how it is called, what it does in a line, what it takes. To add one, add it here and
// write its file in verbs/, which is loaded when the verb is used, and not before.

import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { collect, declarePartOptions, declareTemplateOptions } from "./describe/field-options.ts";
import { PART_KINDS } from "./describe/fields.ts";
import type { ExitCode } from "./terminal.ts";

const JSON_OPTION = ["--json", "print the same facts as JSON, for programs"] as const;
const DRY_RUN = ["--dry-run", "show what would be written, and write nothing"] as const;
const URGENT = [
  "--urgent <reason>",
  "tell integrators not to put it off: the published change leads with this reason",
] as const;
const PORT = ["--port <n>", "the port, 0 for any free one", parsePort] as const;

/** Loads and runs a verb, and keeps its exit code. A server has none: it runs until it is interrupted. */
type Run = (load: () => Promise<Verb>) => (...args: unknown[]) => Promise<void>;

interface Verb {
  run(...args: unknown[]): Promise<ExitCode | undefined>;
}

export function declareVerbs(program: Command, finish: (code: ExitCode) => void): void {
  const run: Run =
    (load) =>
    async (...args) => {
      const code = await (await load()).run(...args);
      if (code !== undefined) finish(code);
    };
  program.commandsGroup("Look:");
  declareLooking(program, run);
  program.commandsGroup("Change definitions:");
  declareWriting(program, run);
  declareChanging(program, run);
  program.commandsGroup("Publish:");
  declarePublishing(program, run);
  program.commandsGroup("Run a registry:");
  declareRunning(program, run);
  program.commandsGroup("Help:").helpCommand("help [verb]", "Shows a verb's arguments and options");
}

function declareLooking(program: Command, run: Run): void {
  program
    .command("check [files...]")
    .description("Checks all definitions, or the named ones, against every rule")
    .option("--base <rev>", "check only what differs from REV, as on a pull request")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/check.ts")));
  program
    .command("diff <before> <after>")
    .description("Lists what differs between two definitions, each a file or REV:path")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/diff.ts")));
  program
    .command("changes [coalition]")
    .description("Prints the change log, from git's history")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/changes.ts")));
  program
    .command("lookup <id...>")
    .description("Says whether an id is current and what to compile in; 8 digits of it are enough")
    .option("--registry <url>", "ask this published site, without a clone")
    .option("--timeout <seconds>", "how long to wait for its answer", parseSeconds, 20)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/lookup.ts")));
  program
    .command("stale [files...]")
    .description("Checks whether the pinned constants in files, folders or patterns are current")
    .option("--id <id>", "ask about an id without a pin; needs --registry; repeatable", collect)
    .option("--registry <url>", "ask this site instead of those that the pins name")
    .option("--within <days>", "how many business days ahead to report changes", parseDays, 3)
    .addOption(new Option("--fail-on <what>", "exit with 1 for these, too").choices(["announced"]))
    .option("--strict", "exit with 2 if a registry cannot be reached")
    .option("--timeout <seconds>", "how long to wait for each answer", parseSeconds, 20)
    .option("--write", "replace a stale constant in its file with the current one")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/stale.ts")));
}

function declareWriting(program: Command, run: Run): void {
  declareTemplateOptions(
    program
      .command("new <name>")
      .description("Writes a new definition, with a first citizen and peer hint if you give them"),
  ).action(run(() => import("./verbs/new.ts")));
  declarePartOptions(
    program
      .command("add <coalition>")
      .addArgument(new Argument("<kind>", "what to add").choices(PART_KINDS))
      .description(
        "Adds a citizen, confluence or peer hint to the end of its list, or a module or ticket issuer",
      ),
  )
    .option("--replace", "replace the module or ticket issuer that the coalition has")
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/add.ts")));
  program
    .command("remove <coalition>")
    .addArgument(new Argument("<kind>", "what to remove").choices([...PART_KINDS, "urgent"]))
    .addArgument(
      new Argument(
        "[which]",
        "its name, role or id, or the id's first 10 digits or more; not needed for urgent and ticket-issuer",
      ),
    )
    .description(
      "Removes a citizen, confluence, module, ticket issuer or peer hint, or the urgent mark",
    )
    .option("--reason <text>", "why, in one line, for the pull request")
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/remove.ts")));
}

function declareChanging(program: Command, run: Run): void {
  program
    .command("bump <old> <new>")
    .description("Replaces an id in every definition, with everything that follows")
    .option("--only <coalition>", "change only this coalition; repeatable", collect)
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/bump.ts")));
  program
    .command("notice <body>")
    .description("Prints what a bump notice in a file would do, and writes nothing")
    .option("--author <id>", "the number of the GitHub account that files it")
    .option("--issue <number>", "the number of its issue, if it has one")
    .option("--at <time>", "judge it as of this UTC time (default: now)")
    .option("--accepted", "judge it as if a person with write access had confirmed it")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/notice.ts")));
  program
    .command("retire <coalition>")
    .description("Ends a coalition; its file stays")
    .option("--reason <text>", "why, in one line")
    .option("--at <time>", "when its services stop, in UTC (default: now, without notice)")
    .option("--replacement <coalition>", "the coalition that replaces it")
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/retire.ts")));
  program
    .command("fingerprint <file>")
    .description("Derives the fingerprint and all roots of a definition")
    .option("--explain", "show every preimage")
    .option("--write", "write the fingerprint into the file")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/fingerprint.ts")));
  program
    .command("fmt [files...]")
    .description("Lays out definitions canonically, and changes no value")
    .option("--check", "write nothing, and list the files that are not laid out canonically")
    .action(run(() => import("./verbs/fmt.ts")));
}

function declarePublishing(program: Command, run: Run): void {
  program
    .command("owners")
    .description("Prints .github/CODEOWNERS: operators own their definitions")
    .option("--write", "write the file if it changed")
    .option("--check", "report what is stale in the file")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/owners.ts")));
  program
    .command("preview")
    .description("Opens the site with the changes of the working tree")
    .option(...PORT, 0)
    .option("--no-open", "only print the address")
    .action(run(() => import("./verbs/preview.ts")));
  program
    .command("serve")
    .description("Serves the site on loopback, with the changes of the working tree")
    .option(...PORT, 4173)
    .action(run(() => import("./verbs/serve.ts")));
  program
    .command("build")
    .description("Builds the site, the feeds and the API")
    .option("--out <dir>", "the folder to write to", "_site")
    .option("--base-url <url>", "where it will be published, instead of the config's baseUrl")
    .option("--previous <where>", "refuse to lose an entry of this published site, a folder or URL")
    .option("--first", "nothing is published yet, so there may be no site at --previous")
    .option("--accept-rewritten <reason>", "publish a rewritten history anyway, with this reason")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/build.ts")));
  program
    .command("verify <where>")
    .description("Recomputes a published site, in a folder or at a URL")
    .option("--history", "also recompute every entry from this folder's git history")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/verify.ts")));
}

function declareRunning(program: Command, run: Run): void {
  program
    .command("init [folder]")
    .description("Writes a new registry: asks for each value, or takes flags")
    .option("--name <text>", "the registry's name")
    .option("--description <text>", "what it holds, in a sentence")
    .option("--repository <owner/name>", "where it will be on GitHub")
    .option("--base-url <url>", "where its site will be (default: the repository's GitHub Pages)")
    .option(
      "--maintainer <account>",
      "login, login:number or @organization/team; repeatable",
      collect,
    )
    .option("--branch <name>", "the default branch (default: git's own)")
    .option("--software <owner/repo@sha#version>", "the release to run (default: this one)")
    .option("--from <folder>", "turn this full copy of the software into a registry, in place")
    .action(run(() => import("./verbs/init.ts")));
  program
    .command("doctor")
    .description("Lists wrong settings of the repository on GitHub, and how to fix each")
    .option("--repository <owner/name>", "on GitHub (default: this folder's remote origin)")
    .option("--fix", "set what a token may set: Pages, pull requests, ruleset, labels, workflows")
    .option("--ruleset", "print the ruleset for the default branch, for GitHub's Import a ruleset")
    .option(...JSON_OPTION)
    .addHelpText("after", DOCTOR_HELP)
    .action(run(() => import("./verbs/doctor.ts")));
}

const DOCTOR_HELP = `
It uses the token in GITHUB_TOKEN or GH_TOKEN, or the one of gh. It changes nothing without --fix.
--fix sets only what is wrong, and changes no ruleset except the one that it makes.
A setting that the token cannot read is listed as not seen. That is not an error.
For GitHub Enterprise, set GITHUB_SERVER_URL, and GITHUB_API_URL if its API is on another host.
Exit 0: all is well. 1: a setting is wrong. 2: no token, no network or no such repository.`;

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return port;
}

/** About a year: nobody announces a change longer ahead. */
const MOST_DAYS = 250;
const MOST_SECONDS = 600;

function parseDays(text: string): number {
  return parseWhole(text, { least: 0, most: MOST_DAYS, what: "Business days are" });
}

function parseSeconds(text: string): number {
  return parseWhole(text, { least: 1, most: MOST_SECONDS, what: "Seconds are" });
}

function parseWhole(
  text: string,
  { least, most, what }: { least: number; most: number; what: string },
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`${what} a whole number from ${least} to ${most}.`);
}
