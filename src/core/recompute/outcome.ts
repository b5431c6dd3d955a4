// The bytes of a published coalition.json -> what recomputing it gave, beside what a page shows of it.

import { deriveTree, fileNode, type TreeNode } from "../derivation/tree.ts";
import { type Problem, problemAt } from "../problem.ts";
import type { Hex } from "../registry/definition.ts";
import { copiedForms } from "../render/copied-forms.ts";
import { asDefinition, checkSchema } from "../schema/check-schema.ts";
import { parseSource, type Source } from "../source/source.ts";
import { compareNodes, type Difference, type ShownNode } from "./compare.ts";
import { firstDifference, type TextDifference } from "./first-difference.ts";
import { nodeOfPointer } from "./node-of-pointer.ts";

export interface Shown {
  nodes: ShownNode[];
  /** The file's text, as the page shows it; undefined where it does not. */
  text: string | undefined;
  /** What people copy from the page, by its anchor: see copied-forms.ts. */
  forms: ReadonlyMap<string, string>;
}

interface Compared {
  /** Where the file first differs from what the page shows of it; undefined where it does not. */
  place: TextDifference | undefined;
  differences: Difference[];
}

export type Outcome =
  | (Compared & { kind: "unreadable"; problem: Problem; key: string; title: string })
  | (Compared & {
      kind: "recomputed";
      /** How many hashes were computed. */
      hashes: number;
      nodes: number;
      /** What is taken on its operator's word. */
      onTheirWord: { key: string; title: string; id: Hex }[];
      /** Whether the file agrees with itself: then it may be newer than the page. */
      consistent: boolean;
      /** The anchors of what people copy from the page that is not what follows from the file. */
      forms: string[];
    });

/** Recomputes a definition from its bytes. Nothing is thrown for what the bytes may hold. */
export function recompute(bytes: Uint8Array, shown: Shown): Outcome {
  const source = parseSource("coalition.json", bytes);
  const place = shown.text === undefined ? undefined : firstDifference(shown.text, source);
  const shownFile = shown.nodes.filter(({ key }) => key === "file");
  const file = shownFile.map(({ hash = "" }) => fileNode(bytes, hash));
  const problem = firstProblem(source);
  if (problem) {
    const key = nodeOfPointer(problem.pointer, shown.nodes);
    const { title = "coalition.json" } = shown.nodes.find((it) => it.key === key) ?? {};
    const differences = compareNodes(shownFile, file);
    return { kind: "unreadable", problem, key, title, place, differences };
  }
  const definition = asDefinition(source.value);
  const nodes = [...file, ...deriveTree(definition)];
  const differences = compareNodes(shown.nodes, nodes);
  const forms = formsThatDiffer(shown.forms, copiedForms(definition));
  return { kind: "recomputed", place, differences, forms, ...countsOf(nodes) };
}

/** A form that the page does not show at all misleads nobody. */
function formsThatDiffer(shown: Shown["forms"], derived: ReadonlyMap<string, string>): string[] {
  return [...shown].flatMap(([anchor, text]) => (derived.get(anchor) === text ? [] : [anchor]));
}

function firstProblem(source: Source): Problem | undefined {
  const { file, locator, problems, value } = source;
  if (problems.length > 0) return problems[0];
  const [finding] = checkSchema(value);
  return finding && problemAt(file, locator.place(finding.pointer), finding);
}

function countsOf(nodes: readonly TreeNode[]) {
  const recomputable = nodes.filter(({ preimage }) => preimage !== undefined);
  return {
    nodes: nodes.length,
    hashes: recomputable.length,
    onTheirWord: nodes.flatMap(({ key, title, provenance, declared }) =>
      provenance === "declared" && declared ? [{ key, title, id: declared.id }] : [],
    ),
    consistent: recomputable.every(
      ({ provenance, declared, preimage }) =>
        provenance === "declared" || !declared || declared.id === preimage?.hash,
    ),
  };
}
