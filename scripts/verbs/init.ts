// coalitions init [FOLDER]: a new registry, as files. With --from, out of a full copy of the software.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { software } from "../../generated/software.js";
import { manualUrl } from "../../src/core/manual.ts";
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
  const hadGit = existsSync(join(folder, ".git"));
  writeNewFiles(files.map(({ file, text }) => ({ file: join(folder, file), text })));
  const where = folder === "." ? "here" : `in ${folder}`;
  const steps = nextSteps(folder, answers, release, hadGit);
  print(`${files.length} files are written ${where}. Next:\n\n${steps}`);
  return EXIT.fine;
}

/** What the registry's config says is not asked for. */
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
      "This program was built from source, so it is not a release that workflows could run. Name one: --software OWNER/REPO@SHA#vX.Y.Z, where SHA is the commit that the tag vX.Y.Z of the software's repository OWNER/REPO points to.",
    );
  }
  const release = parseRelease(given);
  if (release) return { name, ...release };
  throw new UsageError(
    `--software: ${JSON.stringify(given)} is not of the form OWNER/REPO@SHA#vX.Y.Z, with the 40 hex digits of the commit that the tag vX.Y.Z points to.`,
  );
}

function nextSteps(folder: string, answers: Answers, release: Software, hadGit: boolean): string {
  const { repository, branch } = answers;
  const go = folder === "." ? [] : [`cd ${quoted(folder)}`];
  const begin = [...go, ...(hadGit ? [] : [`git init --initial-branch ${branch}`])];
  const steps: [head: string, commands: string[]][] = [
    ["Begin its history:", begin],
    ["Add a coalition. With only its name, this says which values it needs:", [`${RUN} new NAME`]],
    ["Give each file its owners, and check everything:", [`${RUN} owners --write`, `${RUN} check`]],
    ["Commit:", ["git add --all", 'git commit --message "Begin the registry"']],
    [
      `Create ${repository} at https://github.com/new, with nothing in it, and push. The run of publish that this starts fails, because Pages is still off:`,
      [
        `git remote add origin https://github.com/${repository}.git`,
        `git push --set-upstream origin ${branch}`,
      ],
    ],
    ["Have the repository's settings made:", [`${RUN} doctor --fix`]],
    ["Publish: in the repository, Actions → publish → Run workflow.", []],
  ];
  const needed = steps.filter(([head, commands]) => commands.length > 0 || !head.endsWith(":"));
  const lines = needed.flatMap(([head, commands], index) => [
    `${index + 1}. ${head}`,
    ...commands.map((it) => `     ${it}`),
  ]);
  const manual = manualUrl({
    version: release.version,
    repository: `https://github.com/${release.repository}`,
  });
  return [...lines, "", `The manual: ${manual}/running-a-registry.md`].join("\n");
}

const RUN = "npx mosaik-coalitions";
