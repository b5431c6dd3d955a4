// The names that a file declares, each with its place.

import { childrenOf } from "./syntax.mjs";

/** Every name that the file gives to something: variables, parameters, functions, types and their members. */
export function declaredNames(program) {
  const names = [];
  visit(program);
  return names;

  function visit(node) {
    for (const pattern of patternsOf(node)) names.push(...boundBy(pattern));
    for (const child of childrenOf(node)) visit(child);
  }
}

function patternsOf(node) {
  if (/^TS(?:PropertySignature|MethodSignature)$|^(?:Property|Method)Definition$/.test(node.type)) {
    return node.computed ? [] : [node.key];
  }
  if (/^(?:TSInterface|TSTypeAlias|TSEnum|Class)Declaration$/.test(node.type)) return [node.id];
  if (node.type === "VariableDeclarator") return [node.id];
  if (node.type === "FunctionDeclaration") return [node.id, ...node.params];
  return /Function/.test(node.type) && Array.isArray(node.params) ? node.params : [];
}

function boundBy(pattern) {
  if (!pattern) return [];
  if (/Identifier$/.test(pattern.type)) return [{ name: pattern.name, start: pattern.start }];
  if (pattern.type === "ObjectPattern")
    return pattern.properties.flatMap((it) => boundBy(it.value ?? it));
  if (pattern.type === "ArrayPattern") return pattern.elements.flatMap(boundBy);
  return boundBy(pattern.left ?? pattern.argument ?? pattern.parameter);
}
