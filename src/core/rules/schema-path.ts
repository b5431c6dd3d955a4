// $schema leads from the file to the registry's schema, also from a sub-folder of coalitions/.

import type { Rule } from "./rule.ts";

export const schemaPath: Rule = {
  reads: ["/$schema"],
  history: false,
  check({ file, definition }) {
    const folders = file.split("/").slice(0, -1);
    const root = folders.indexOf("coalitions");
    if (root < 0) return [];
    const right = `${"../".repeat(folders.length - root)}schemas/coalition.schema.json`;
    if (definition.$schema === right) return [];
    return {
      code: "schema-path",
      pointer: "/$schema",
      message: `From this folder, ${definition.$schema} leads to no schema, so editors cannot help.`,
      fix: `Write: "$schema": "${right}"`,
    };
  },
};
