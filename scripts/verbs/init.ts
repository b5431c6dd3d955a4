// coalitions init [FOLDER]: a new registry, as files. With --from, out of a full copy of the software.

import { join } from "node:path";
import { software } from "../../generated/software.js";
import {
  type Answers,
  type Software,
  starterFiles,
  starterPaths,
} from "../../src/core/starter/files.ts";
import { parseRelease, releaseOf } from "../../src/core/starter/release.ts";
import { answersFromFlags, answersFromPerson, type Given } from "../init/ask.ts";
import { fieldsFor } from "../init/fields.ts";
import { branchOf, requireRoom } from "../init/folder.ts";
import { EXIT, type ExitCode, print, quoted, UsageError } from "../terminal.ts";
import { writeNewFiles } from "../write-files.ts";

export interface InitOptions extends Omit<Given, "maintainers"> {
  maintainer?: string[];
  software?: string;
  /** A full copy of the software. */
  from?: string;
}

export async function run(folder = ".", options: InitOptions): Promise<ExitCode> {
  const release = requireSoftware(options.software);
  if (options.from !== undefined) return runFrom(options.from, folder, options, release);
  await requireRoom(folder, starterPaths());
  const { maintainer, ...texts } = options;
  const given = { ...texts, maintainers: maintainer?.join(",") };
  const fields = fieldsFor(release.repository, await branchOf(folder));
  const isAsked = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const answers = await (isAsked ? answersFromPerson : answersFromFlags)(fields, given);
  const files = starterFiles(answers, release);
  writeNewFiles(files.map(({ file, text }) => ({ file: join(folder, file), text })));
  print(nextSteps(folder, answers, files.length));
  return EXIT.fine;
}

/** What the registry says of itself, nobody is asked for. */
async function runFrom(
  from: string,
  folder: string,
  options: InitOptions,
  release: Software,
): Promise<ExitCode> {
  const { name, description, baseUrl, maintainer, repository, branch } = options;
  if (folder !== ".") {
    throw new UsageError(
      `With --from, the registry stays in its folder: leave out ${quoted(folder)}.`,
    );
  }
  if ([name, description, baseUrl, maintainer].some((it) => it !== undefined)) {
    throw new UsageError(
      "With --from, name, description, address and maintainers are those of registry.config.json: leave their flags out.",
    );
  }
  const { convert } = await import("../init/convert.ts");
  return convert(from, release, { repository, branch });
}

/** UsageError where workflows could not name what this is. */
function requireSoftware(given: string | undefined): Software {
  const { name } = software;
  if (given === undefined) {
    const own = releaseOf(software);
    if (own) return { name, ...own };
    throw new UsageError(
      "This program was built from source, so it is no release that workflows could run. Name one: --software OWNER/REPO@SHA#vX.Y.Z, where SHA is the commit that the tag vX.Y.Z of the software's repository OWNER/REPO points to.",
    );
  }
  const release = parseRelease(given);
  if (release) return { name, ...release };
  throw new UsageError(
    `--software: ${JSON.stringify(given)} is not of the form OWNER/REPO@SHA#vX.Y.Z, with the 40 hex digits of the commit that the tag vX.Y.Z points to.`,
  );
}

function nextSteps(folder: string, { repository, branch }: Answers, count: number): string {
  const where = folder === "." ? "here" : `in ${folder}`;
  const go = folder === "." ? [] : [`cd ${quoted(folder)}`];
  const steps = [
    ["Start the history:", ...go, `git init --initial-branch ${branch}`],
    [
      "Add a coalition. Without more flags, this says which ones it needs:",
      `${RUN} new my.coalition`,
    ],
    ["Check it, and give it owners:", `${RUN} owners --write`, `${RUN} check`],
    ["Commit all of it:", "git add --all", 'git commit --message "Begin the registry"'],
    [
      `Create the repository ${repository} on GitHub, empty: https://github.com/new. Then:`,
      `git remote add origin https://github.com/${repository}.git`,
      `git push --set-upstream origin ${branch}`,
    ],
    ["Have its settings checked and set:", `${RUN} doctor --fix`],
    ["Publish: Actions → publish → Run workflow. After that, each merge publishes by itself."],
  ];
  const lines = steps.flatMap(([head = "", ...commands], index) => [
    `${index + 1}. ${head}`,
    ...commands.map((it) => `     ${it}`),
  ]);
  return [`${count} files are written ${where}. Next:`, "", ...lines].join("\n");
}

const RUN = "npx mosaik-coalitions";
