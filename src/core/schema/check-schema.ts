// A JSON value against the schemas; every fault as a Finding in the registry's own words.

import { validateDefinition } from "../../../generated/validators.js";
import { groupBy } from "../group-by.ts";
import type { Finding } from "../problem.ts";
import type { Definition } from "../registry/definition.ts";
import { pointerOf } from "../source/locate.ts";
import { explain, type SchemaError } from "./explain.ts";

/** How the number at a pointer is written, which its value does not say: 1e400, 9007199254740993. */
export type NumberAsWritten = (pointer: string) => string | undefined;

/** The findings, in the schema's own order; none when `value` is a Definition. */
export function checkSchema(
  value: unknown,
  validate = validateDefinition,
  numberAsWritten: NumberAsWritten = () => undefined,
): Finding[] {
  if (validate(value)) return [];
  const errors = ((validate.errors ?? []) as SchemaError[]).map((error) => {
    const written =
      typeof error.data === "number" ? numberAsWritten(error.instancePath) : undefined;
    return written === undefined ? error : { ...error, written };
  });
  // One value at fault is one mistake, however many keywords it offends.
  const byPointer = groupBy(errors, pointerOfError);
  return [...byPointer].flatMap(([pointer, [first]]) => (first ? [explain(first, pointer)] : []));
}

/** Use only where `checkSchema` found nothing. */
export function asDefinition(value: unknown): Definition {
  return value as Definition;
}

/** The pointer to what is at fault: of a missing or unknown property, that property. */
function pointerOfError({ instancePath, params }: SchemaError): string {
  const property = params.missingProperty ?? params.additionalProperty;
  return property === undefined ? instancePath : instancePath + pointerOf(property);
}
