// coalitions init [FOLDER]: writes a new registry. With --from, turns a full copy of the software into one.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { software } from "../../generated/software.js";
import { manualUrl } from "../../src/core/manual.ts";
import { shellWord } from "../../src/core/shell.ts";
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
import { EXIT, type ExitCode, print, UsageError } from "../terminal.ts";
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
  print(`Wrote ${files.length} files ${where}. Next:\n\n${steps}`);
  return EXIT.fine;
}

/** The registry's config has most answers, so their flags are refused. */
async function runFrom(
  from: string,
  folder: string,
  options: InitOptions,
  release: Software,
): Promise<ExitCode> {
  const { name, description, baseUrl, maintainer, repository, branch } = options;
  if (folder !== ".") {
    throw new UsageError(
      `With --from, the registry stays in its folder. Leave out ${shellWord(folder)}.`,
    );
  }
  if ([name, description, baseUrl, maintainer].some((it) => it !== undefined)) {
    throw new UsageError(
      "With --from, registry.config.json gives the name, description, address and maintainers. Leave out their flags.",
    );
  }
  const { convert } = await import("../init/convert.ts");
  return convert(from, release, { repository, branch });
}

/** Throws UsageError if this program is not a release that workflows can name. */
function requireSoftware(given: string | undefined): Software {
  const { name } = software;
  if (given === undefined) {
    const own = releaseOf(software);
    if (own) return { name, ...own };
    throw new UsageError(
      "This program was built from source, and workflows can only run a release. Name one: --software OWNER/REPO@SHA#vX.Y.Z. OWNER/REPO is the software's repository, and SHA the commit of its tag vX.Y.Z.",
    );
  }
  const release = parseRelease(given);
  if (release) return { name, ...release };
  throw new UsageError(
    `--software: ${JSON.stringify(given)} is not of the form OWNER/REPO@SHA#vX.Y.Z. SHA is the commit of the tag vX.Y.Z, 40 hex digits.`,
  );
}

function nextSteps(folder: string, answers: Answers, release: Software, hadGit: boolean): string {
  const { repository, branch } = answers;
  const go = folder === "." ? [] : [`cd ${shellWord(folder)}`];
  const begin = [...go, ...(hadGit ? [] : [`git init --initial-branch ${branch}`])];
  const steps: [head: string, commands: string[]][] = [
    ["Start its git history:", begin],
    ["Add a coalition. With only a name, this lists the values it needs:", [`${RUN} new NAME`]],
    ["Write the owners of each file, and check:", [`${RUN} owners --write`, `${RUN} check`]],
    ["Commit:", ["git add --all", 'git commit --message "Begin the registry"']],
    [
      `Create ${repository} as an empty repository at https://github.com/new, and push. The first publish run fails, because Pages is still off:`,
      [
        `git remote add origin https://github.com/${repository}.git`,
        `git push --set-upstream origin ${branch}`,
      ],
    ],
    ["Fix the repository's settings:", [`${RUN} doctor --fix`]],
    ["Publish: on GitHub, Actions → publish → Run workflow.", []],
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
