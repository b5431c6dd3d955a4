// What is wrong with .github/CODEOWNERS, in words.

import { type Place, type Problem, problemAt } from "../problem.ts";
import { MAX_OWNERS_BYTES, OWNERS_COMMAND, OWNERS_FILE, type OwnersLine } from "./lines.ts";

const RUN = `Run ${OWNERS_COMMAND}`;
const REMOVE = `${RUN}, or remove the line.`;

function stale(place: Place, message: string, fix: string): Problem {
  return problemAt(OWNERS_FILE, place, { code: "owners-stale", pointer: "", message, fix });
}

const at = ({ line }: OwnersLine): Place => ({ line, column: 1 });

export function absentFile(): Problem {
  return stale(
    { line: 0, column: 0 },
    "registry.config.json names maintainers, but there is no such file, so GitHub asks nobody to review a change.",
    `${RUN} and commit the file.`,
  );
}

export function tooLarge(): Problem {
  return stale(
    { line: 1, column: 1 },
    `GitHub loads no CODEOWNERS of ${MAX_OWNERS_BYTES} bytes or more, so nobody owns anything.`,
    `Split the registry, or name fewer accounts for each operator. Then run ${OWNERS_COMMAND}`,
  );
}

export function missingLine(what: string, right: string, place: Place): Problem {
  const why = `There is no line for ${what}, so its owners are not asked when it changes.`;
  return stale(place, why, `${RUN}, or add this line: ${right}`);
}

export function wrong(own: OwnersLine, what: string, right: string): Problem {
  const [, ...wanted] = right.split(" ");
  return stale(
    at(own),
    `The owners of ${what} are ${ownerNames(own.owners)} here, and should be ${ownerNames(wanted)}.`,
    `${RUN}, or write: ${right}`,
  );
}

function ownerNames(owners: readonly string[]): string {
  const text = owners.join(" ") || "none";
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

export function unneeded(own: OwnersLine, file: string): Problem {
  return stale(
    at(own),
    `The operator of ${file} has no GitHub account, so the file falls to the maintainers and needs no line.`,
    REMOVE,
  );
}

export function gone(own: OwnersLine, file: string): Problem {
  return stale(at(own), `There is no definition ${file}.`, REMOVE);
}

export function noMaintainers(own: OwnersLine): Problem {
  return stale(
    at(own),
    "The line gives everything to owners that registry.config.json does not name as maintainers.",
    `Name them there as "maintainers", or remove the line. Then run ${OWNERS_COMMAND}`,
  );
}

export function foreign(own: OwnersLine): Problem {
  return stale(
    at(own),
    "The line follows from no definition and no maintainer, so the file loses it when it is generated next.",
    REMOVE,
  );
}

export function inTheWay(own: OwnersLine): Problem {
  return stale(
    at(own),
    "The line may match definitions that have owners of their own; as the last line that matches, it decides on them.",
    `${RUN}, which puts the lines in order.`,
  );
}
