// The file's base name is the coalition's name, and $schema leads from the file to the schema.

import { nameOfFile } from "../registry/file-name.ts";
import type { Rule } from "./rule.ts";

export const fileName: Rule = {
  reads: ["/name"],
  check({ file, definition }) {
    const base = nameOfFile(file);
    if (base === definition.name) return [];
    return {
      code: "name-mismatch",
      pointer: "/name",
      message: `The file is named ${base}.json, but its coalition is named ${definition.name}. Both must match, so that people find a coalition by its file name.`,
      fix: `Rename the file to ${definition.name}.json, or write: "name": "${base}"`,
    };
  },
};
