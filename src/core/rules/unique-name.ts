// A name belongs to one coalition, in whatever folder.

import { areAmbiguous } from "../derivation/versions.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { listed } from "../text.ts";
import { COMPOSED_OF, type Rule } from "./rule.ts";

export const uniqueName: Rule = {
  reads: COMPOSED_OF,
  check(subject, { registry }) {
    const { name } = subject.definition;
    // A copy under a new file name is one mistake, and the file name rule reports it.
    if (nameOfFile(subject.file) !== name) return [];
    const others = registry
      .named(name)
      // If the two also share a fingerprint, another rule reports that more serious problem.
      .filter(
        (it) =>
          it.file !== subject.file &&
          !(it.definition && areAmbiguous(it.definition, subject.definition)),
      )
      .map(({ file }) => file);
    if (others.length === 0) return [];
    return {
      code: "name-taken",
      pointer: "/name",
      message: `The name ${name} is already used in ${listed(others)}.`,
      fix: "Rename one of them, both in the file and the file itself. Its fingerprint changes with its name.",
      cause: name,
    };
  },
};
