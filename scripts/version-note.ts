// Whether the checks on GitHub run the version that runs here: a registry's workflows name one, and npx takes the newest.

import { readFileSync } from "node:fs";
import { software } from "../generated/software.js";
import { pinIn } from "../src/core/doctor/pin.ts";
import { note, quoted } from "./terminal.ts";

const CHECK = ".github/workflows/check.yml";

/** What this registry's workflows name. The software's own repository names none. */
export function noteOtherVersion(): void {
  noteVersion(pinIn(textOfCheck())?.version);
}

/** Says that `theirs`, `v1.2.3`, is another version, with the command for it, where it is. */
export function noteVersion(theirs: string | undefined): void {
  const { name, version } = software;
  if (theirs === undefined || theirs === `v${version}`) return;
  const exact = theirs.slice(1);
  const command = [`npx ${name}@${exact}`, ...process.argv.slice(2).map(quoted)].join(" ");
  note(`The checks on GitHub run ${exact}; this is ${version}. For the same result: ${command}`);
}

/** Nothing where there is no such file: whether it can be read decides nothing here. */
function textOfCheck(): string {
  try {
    return readFileSync(CHECK, "utf8");
  } catch {
    return "";
  }
}
