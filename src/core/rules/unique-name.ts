// A name stands for one coalition, whatever the folder.

import { areAmbiguous } from "../derivation/versions.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { COMPOSED_OF, type Rule } from "./rule.ts";

export const uniqueName: Rule = {
  reads: COMPOSED_OF,
  check(subject, { registry }) {
    const { name } = subject.definition;
    // A copy under a new file name is one mistake, which the file name rule tells.
    if (nameOfFile(subject.file) !== name) return [];
    const others = registry
      .named(name)
      // The graver fault of the two is reported, by its own rule.
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
      message: `The name ${name} is also that of ${others.join(", ")}.`,
      fix: "Give one of them another name, in the file and as the file's name; its fingerprint follows from it.",
      cause: name,
    };
  },
};
