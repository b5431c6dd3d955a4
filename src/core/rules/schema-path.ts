// $schema leads to the schema: from the file to the registry's own, or by an address that has a version.

import type { Finding } from "../problem.ts";
import { addressIn, hasVersion, isAddress, relativeSchema } from "../schema/address.ts";
import type { Rule } from "./rule.ts";

export const schemaPath: Rule = {
  reads: ["/$schema"],
  check({ file, definition: { $schema } }, { registry, before }) {
    if (isAddress($schema) && hasVersion($schema)) return [];
    const relative = relativeSchema(file);
    const address = addressIn(registry);
    const right = address ?? relative;
    if (right === undefined || $schema === right) return [];
    if (isAddress($schema)) return wrong(`${$schema} names no version. ${NEEDS_VERSION}`, right);
    if ($schema !== relative) {
      return wrong(
        `From this folder, ${$schema} leads to no schema, so editors cannot help.`,
        right,
      );
    }
    // A registry that has left its schemas behind has definitions from before.
    if (before?.$schema === $schema) return [];
    return wrong(
      `This registry has its schemas at an address, as registry.config.json says, so ${$schema} leads to none, and editors cannot help.`,
      right,
    );
  },
};

const NEEDS_VERSION =
  "What is there may change at any time, so an address must have one, as in https://…/v1/schemas/coalition.schema.json.";

function wrong(message: string, right: string): Finding {
  return {
    code: "schema-path",
    pointer: "/$schema",
    message,
    fix: `Write: "$schema": "${right}"`,
  };
}
