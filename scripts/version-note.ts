// Whether the checks on GitHub run the version that runs here: a registry's workflows name one, and npx takes the newest.

import { readFileSync } from "node:fs";
import { software } from "../generated/software.js";
import { pinsIn } from "../src/core/starter/release.ts";
import { note, quoted } from "./terminal.ts";

const CHECK = ".github/workflows/check.yml";

/** Says so, with the command for the other version, where they differ. The software's own repository names none. */
export function noteOtherVersion(): void {
  const [pin] = pinsIn(textOfCheck());
  const { name, version } = software;
  if (pin === undefined || pin.version === version) return;
  const command = [`npx ${name}@${pin.version}`, ...process.argv.slice(2).map(quoted)].join(" ");
  note(
    `The checks on GitHub run ${pin.version}; this is ${version}. For the same result: ${command}`,
  );
}

/** Nothing where there is no such file: whether it can be read decides nothing here. */
function textOfCheck(): string {
  try {
    return readFileSync(CHECK, "utf8");
  } catch {
    return "";
  }
}
