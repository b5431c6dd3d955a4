// Every verb: how it is called, what it does in a line, what it takes. To add one, add it here and
// write its file in verbs/, which is loaded when the verb is used, and not before.

import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { collect, declarePartOptions, declareTemplateOptions } from "./describe/field-options.ts";
import { PART_KINDS } from "./describe/fields.ts";
import type { ExitCode } from "./terminal.ts";

const JSON_OPTION = ["--json", "print JSON for programs, with the same facts"] as const;
const DRY_RUN = ["--dry-run", "show what would be written, and write nothing"] as const;
const URGENT = [
  "--urgent <reason>",
  "integrators must not put it off: what is published of it leads with this reason",
] as const;
const PORT = ["--port <n>", "0 for any free one", parsePort] as const;

/** Runs a verb, which is loaded only then, and remembers the code that it ends with, if it ends by itself. */
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
  program.commandsGroup("Help:").helpCommand("help [verb]", "what a verb takes");
}

function declareLooking(program: Command, run: Run): void {
  program
    .command("check [files...]")
    .description("every rule on all definitions, or those named")
    .option("--base <rev>", "check what differs from REV, as a pull request is checked")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/check.ts")));
  program
    .command("diff <before> <after>")
    .description("what differs, by name; each a file or REV:path")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/diff.ts")));
  program
    .command("changes [coalition]")
    .description("the change log, from git's history")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/changes.ts")));
  program
    .command("lookup <id...>")
    .description("whether an id is current, and what to compile in; the first 8 digits or more")
    .option("--registry <url>", "ask this published site, without a clone")
    .option("--timeout <seconds>", "wait so long for its answer", parseSeconds, 20)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/lookup.ts")));
  program
    .command("stale [files...]")
    .description("whether constants in files, folders or patterns are current, by their pins")
    .option("--id <id>", "ask about an id without a pin, with --registry; repeatable", collect, [])
    .option("--registry <url>", "ask this site in place of those that the pins name")
    .option("--within <days>", "report changes announced for so many business days", parseDays, 3)
    .addOption(new Option("--fail-on <what>", "end with 1 for these, too").choices(["announced"]))
    .option("--strict", "end with 2 where a registry cannot be reached, too")
    .option("--timeout <seconds>", "wait so long for each answer", parseSeconds, 20)
    .option("--write", "put the current constant in the place of a stale one, in its file")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/stale.ts")));
}

function declareWriting(program: Command, run: Run): void {
  declareTemplateOptions(
    program
      .command("new <name>")
      .description("a new definition, with a first citizen and peer hint if you like"),
  ).action(run(() => import("./verbs/new.ts")));
  declarePartOptions(
    program
      .command("add <coalition>")
      .addArgument(new Argument("<kind>", "what to add").choices(PART_KINDS))
      .description(
        "a citizen, confluence or peer hint at the end of its list; a module or ticket issuer in its place",
      ),
  )
    .option("--replace", "put the module or ticket issuer in the place of the one that is there")
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
        "its name, role or id, or the first 10 digits of that or more; of urgent and ticket-issuer nothing",
      ),
    )
    .description(
      "take out a citizen, confluence, module, ticket issuer or peer hint, or the urgent mark",
    )
    .option("--reason <text>", "why, in one line; for the pull request")
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/remove.ts")));
}

function declareChanging(program: Command, run: Run): void {
  program
    .command("bump <old> <new>")
    .description("put an id in place of another in every definition, with what follows")
    .option("--only <coalition>", "in this coalition alone; repeatable", collect)
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/bump.ts")));
  program
    .command("notice <body>")
    .description("what a bump notice in a file would do, without GitHub; nothing is written")
    .option("--author <id>", "the number of the GitHub account that files it")
    .option("--issue <number>", "the number of its issue, where it has one")
    .option("--at <time>", "judge it as of this UTC time (default: now)")
    .option("--accepted", "as if somebody who may write to the registry vouched for it")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/notice.ts")));
  program
    .command("retire <coalition>")
    .description("end a coalition; its file stays")
    .option("--reason <text>", "why, in one line")
    .option("--at <time>", "when its services stop, in UTC (default: now, without notice)")
    .option("--replacement <coalition>", "the coalition that takes its place")
    .option(...URGENT)
    .option(...DRY_RUN)
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/retire.ts")));
  program
    .command("fingerprint <file>")
    .description("derive the fingerprint and all roots of a definition")
    .option("--explain", "show every preimage")
    .option("--write", "write the declared line")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/fingerprint.ts")));
  program
    .command("fmt [files...]")
    .description("lay definitions out as the house does; values stay as they are")
    .option("--check", "write nothing, and name the files that are laid out otherwise")
    .action(run(() => import("./verbs/fmt.ts")));
}

function declarePublishing(program: Command, run: Run): void {
  program
    .command("owners")
    .description("who owns each file, for .github/CODEOWNERS, from the operators")
    .option("--write", "write the file where it changed")
    .option("--check", "say where the file is stale")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/owners.ts")));
  program
    .command("preview")
    .description("open the site with what this working tree changes")
    .option(...PORT, 0)
    .option("--no-open", "only say where it is")
    .action(run(() => import("./verbs/preview.ts")));
  program
    .command("serve")
    .description("serve the site on loopback, as the working tree has it")
    .option(...PORT, 4173)
    .action(run(() => import("./verbs/serve.ts")));
  program
    .command("build")
    .description("build the site, the feeds and the API")
    .option("--out <dir>", "where to", "_site")
    .option("--base-url <url>", "where it will be published, in place of the config's baseUrl")
    .option("--previous <where>", "refuse to lose an entry of this published site, a folder or URL")
    .option("--first", "nothing is published yet: there need not be a site at --previous")
    .option("--accept-rewritten <reason>", "publish a rewritten history all the same, and tell it")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/build.ts")));
  program
    .command("verify <where>")
    .description("recompute a published site, in a folder or at a URL")
    .option("--history", "recompute every entry from this folder's git history, too")
    .option(...JSON_OPTION)
    .action(run(() => import("./verbs/verify.ts")));
}

function declareRunning(program: Command, run: Run): void {
  program
    .command("init [folder]")
    .description("a new registry: asks what it needs to know, or takes it from flags")
    .option("--name <text>", "the registry's name")
    .option("--description <text>", "what it holds, in a sentence")
    .option("--repository <owner/name>", "where it will be on GitHub")
    .option("--base-url <url>", "where its site will be (default: GitHub Pages of the repository)")
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
    .description("what is missing in the repository's settings on GitHub, and what sets each")
    .option("--repository <owner/name>", "on GitHub (default: the remote origin of this folder)")
    .option("--fix", "set what a token may set: Pages, pull requests, ruleset, labels, workflows")
    .option("--ruleset", "print the ruleset for the default branch, for GitHub's Import a ruleset")
    .option(...JSON_OPTION)
    .addHelpText("after", DOCTOR_HELP)
    .action(run(() => import("./verbs/doctor.ts")));
}

const DOCTOR_HELP = `
It reads with the token in GITHUB_TOKEN or GH_TOKEN, or the one of gh, and changes nothing without
--fix. --fix changes no ruleset except the one that it makes, and nothing that is right already. A
setting that the token may not read is listed as not seen, and is not a problem by itself.
Another server than github.com: GITHUB_SERVER_URL, and GITHUB_API_URL where its API is elsewhere.
Exit 0: all is well, 1: something is not, 2: no token, no network or no such repository.`;

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return port;
}

/** A year of them is more than anything is announced ahead by custom. */
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
