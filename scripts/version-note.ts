// Notes when the checks on GitHub run another version. A registry's workflows pin one, and npx takes the newest.

import { readFileSync } from "node:fs";
import { software } from "../generated/software.js";
import { pinIn } from "../src/core/doctor/pin.ts";
import { shellWord } from "../src/core/shell.ts";
import { note } from "./terminal.ts";

const CHECK = ".github/workflows/check.yml";

/** Compares with the version that this registry's workflows name. The software's own repository names none. */
export function noteOtherVersion(): void {
  noteVersion(pinIn(textOfCheck())?.version);
}

/** If `theirs`, such as `v1.2.3`, is another version, notes that with the command that runs it. */
export function noteVersion(theirs: string | undefined): void {
  const { name, version } = software;
  if (theirs === undefined || theirs === `v${version}`) return;
  const exact = theirs.slice(1);
  const command = [`npx ${name}@${exact}`, ...process.argv.slice(2).map(shellWord)].join(" ");
  note(`The checks on GitHub run ${exact}; this is ${version}. For the same result: ${command}`);
}

/** "" if the file cannot be read: the note is only a hint. */
function textOfCheck(): string {
  try {
    return readFileSync(CHECK, "utf8");
  } catch {
    return "";
  }
}
