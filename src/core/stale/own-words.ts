// Reports on a pin that do not come from its registry: the line is damaged, the code has another fingerprint, or the
// registry does not answer.

import { oneLine } from "../text.ts";
import { currentConstant, type Language } from "./about.ts";
import type { PinFault } from "./find-pins.ts";
import type { Pin } from "./pin.ts";
import { type Reported, report } from "./report.ts";

export function malformed({ fault }: PinFault): Reported {
  const todo = "Copy the whole constant again from the coalition's page.";
  return report({ status: "malformed", level: "error", title: fault, todo });
}

/** Reports code that was edited by hand, so that its fingerprint, `inCode`, differs from the pin's. */
export function edited(pin: Pin, inCode: string | undefined, language: Language): Reported[] {
  const { registry, coalition, fingerprint } = pin;
  if (inCode === undefined || inCode === fingerprint) return [];
  const constant = currentConstant({ registry, language }, coalition);
  const title = `The file was edited by hand: its pin says ${fingerprint}, its code ${inCode}.`;
  const todo = `Replace it with the whole constant: ${constant}`;
  return [report({ status: "edited", level: "error", title, constant, todo })];
}

export function unreachable(message: string): Reported {
  const todo = "This pin was not checked. Try again when the registry answers.";
  return report({ status: "unreachable", level: "warning", title: oneLine(message), todo });
}
