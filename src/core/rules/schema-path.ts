// $schema must point to the schema: the registry's own file, or an address with a version.

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
    if (isAddress($schema))
      return wrong(`The address ${$schema} has no version. ${NEEDS_VERSION}`, right);
    if ($schema !== relative) {
      return wrong(
        `${$schema} does not point to a schema from this folder, so editors cannot help.`,
        right,
      );
    }
    // Definitions from before the registry moved to schemas at an address.
    if (before?.$schema === $schema) return [];
    return wrong(
      `registry.config.json says that this registry uses schemas at an address. ${$schema} does not exist, so editors cannot help.`,
      right,
    );
  },
};

const NEEDS_VERSION =
  "Without one, the schema may change at any time. Use an address such as https://…/v1/schemas/coalition.schema.json.";

function wrong(message: string, right: string): Finding {
  return {
    code: "schema-path",
    pointer: "/$schema",
    message,
    fix: `Write: "$schema": "${right}"`,
  };
}
