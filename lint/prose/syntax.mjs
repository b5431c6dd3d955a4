// TypeScript and JavaScript as a tree, by the parser that builds the product.

import { parseSync } from "rolldown/utils";

export function parseScript(path, source) {
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  return { program, comments };
}

export function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === "string");
}
