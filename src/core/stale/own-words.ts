// What is reported of a pin beside what its registry says: the line is damaged, the code has another fingerprint, or
// the registry gives no answer.

import { oneLine } from "../text.ts";
import { currentConstant, type Language } from "./about.ts";
import type { PinFault } from "./find-pins.ts";
import type { Pin } from "./pin.ts";
import { type Reported, report } from "./report.ts";

export function malformed({ fault }: PinFault): Reported {
  const todo = "Copy the constant again from the coalition's page.";
  return report({ status: "malformed", level: "error", title: fault, todo });
}

/** Where somebody changed the code by hand: the pin says nothing of that. `inCode` is the fingerprint that it has. */
export function edited(pin: Pin, inCode: string | undefined, language: Language): Reported[] {
  const { registry, coalition, fingerprint } = pin;
  if (inCode === undefined || inCode === fingerprint) return [];
  const constant = currentConstant({ registry, language }, coalition);
  const title = `The pin says ${fingerprint}, the code ${inCode}: the file was edited by hand.`;
  const todo = `Put the whole constant in: ${constant}`;
  return [report({ status: "edited", level: "error", title, constant, todo })];
}

export function unreachable(message: string): Reported {
  const todo = "Nothing is known of this pin until the registry answers.";
  return report({ status: "unreachable", level: "warning", title: oneLine(message), todo });
}
