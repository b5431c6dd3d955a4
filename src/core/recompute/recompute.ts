// From the bytes of a published coalition.json to what its page must show, and where the page differs.

import { deriveTree, fileNode, type TreeNode } from "../derivation/tree.ts";
import { hasForm } from "../history/read-version.ts";
import { type Problem, problemAt } from "../problem.ts";
import type { Hex } from "../registry/definition.ts";
import type { ConstantOrigin } from "../render/constant-origin.ts";
import { copiedForms } from "../render/copied-forms.ts";
import { asDefinition, checkSchema } from "../schema/check-schema.ts";
import { parseSource, type Source } from "../source/source.ts";
import { cleanText } from "../text.ts";

export interface Recomputed {
  /** Why nothing can be derived from the file. */
  problem?: Problem;
  /** Every node, each after the nodes it needs, the file last. For a file with a problem, only the file. */
  nodes: TreeNode[];
  /** The values that people copy from the page, by their anchor. */
  copied: ReadonlyMap<string, string>;
}

/** What a page shows. */
export interface Shown {
  /** By the key of the node: what `write` returns for it. */
  nodes: ReadonlyMap<string, string>;
  /** By anchor. */
  copied: ReadonlyMap<string, string>;
}

/**
 * `file` is git's id of the file as the page shows it; undefined if the page does not show the file. `origin` is what
 * the page says about its constants, which is not in the definition. Never throws for the bytes' content.
 */
export function recompute(
  bytes: Uint8Array,
  file: Hex | undefined,
  origin: ConstantOrigin,
): Recomputed {
  const source = parseSource("coalition.json", bytes);
  const last = file === undefined ? [] : [fileNode(bytes, file)];
  // As a page shows it: cleaned, with HTML's line ends.
  const text: [string, string] = ["config-json", cleanText(source.text).replace(/\r\n?/g, "\n")];
  const problem = firstProblem(source);
  if (problem) return { problem, nodes: last, copied: new Map([text]) };
  const definition = asDefinition(source.value);
  const copied = new Map([
    ["fingerprint", definition.fingerprint],
    text,
    ...copiedForms(definition, origin),
  ]);
  return { nodes: [...deriveTree(definition), ...last], copied };
}

function firstProblem({ file, locator, problems, value }: Source): Problem | undefined {
  if (problems.length > 0) return problems[0];
  // Definitions published before the schema became stricter are recomputed, too.
  const [finding] = hasForm(value) ? [] : checkSchema(value);
  return finding && problemAt(file, finding, locator.place(finding.pointer));
}

/** Whether the declared id matches the recomputed one, if it can be recomputed. */
export function agrees({ provenance, declared, preimage }: TreeNode): boolean {
  return provenance === "declared" || !declared || declared.id === preimage?.hash;
}

/** The keys of the nodes that differ from the page, the origin of the difference first. */
export function nodesThatDiffer(
  { nodes, problem }: Recomputed,
  shown: Shown["nodes"],
  write: (node: TreeNode) => string,
): string[] {
  const there = new Set(nodes.map(({ key }) => key));
  const gone = problem ? [] : [...shown.keys()].filter((key) => !there.has(key));
  const differing = nodes.filter((it) => !agrees(it) || write(it) !== shown.get(it.key));
  return [...gone, ...differing.map(({ key }) => key)];
}

/** The anchors of values to copy that do not match the file. */
export function copiedThatDiffers({ copied }: Recomputed, shown: Shown["copied"]): string[] {
  return [...shown.keys()].filter((anchor) => shown.get(anchor) !== copied.get(anchor));
}

/** The first line that differs, 1-based, as shown and as in the file; undefined if none does. */
export function firstDifferentLine(
  { copied }: Recomputed,
  shown: Shown["copied"],
): { line: number; shown: string; served: string } | undefined {
  const [then, now] = [shown, copied].map((it) => it.get("config-json")?.split("\n"));
  if (!then || !now) return undefined;
  const lines = Math.max(then.length, now.length);
  const at = Array.from({ length: lines }).findIndex((_, line) => then[line] !== now[line]);
  return at < 0 ? undefined : { line: at + 1, shown: then[at] ?? "", served: now[at] ?? "" };
}
