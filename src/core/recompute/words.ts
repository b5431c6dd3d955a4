// The sentences about recomputing a coalition in the browser.

import type { TreeNode } from "../derivation/tree.ts";
import { counted, listed, oneLine } from "../text.ts";
import { agrees, type Recomputed } from "./recompute.ts";

const DONE = "Recomputed in this browser from coalition.json, with the registry’s own code";

export interface Differences {
  /** The titles of the differing nodes, the first difference first. */
  nodes: readonly string[];
  /** The anchors of differing values that people copy. */
  copied: readonly string[];
}

export interface OutcomeWords {
  title: string;
  sentences: string[];
  /** What only its operator can recompute. */
  declared: TreeNode[];
}

export function describeOutcome(outcome: Recomputed, differences: Differences): OutcomeWords {
  const { problem, nodes } = outcome;
  if (problem) {
    const { line, column, message } = problem;
    return {
      title: `The served coalition.json is not a definition that can be recomputed: line ${line}, column ${column}.`,
      sentences: [
        oneLine(message),
        "Nothing was recomputed, so nothing on this page is confirmed.",
      ],
      declared: [],
    };
  }
  const hashes = nodes.filter(({ preimage }) => preimage).length;
  const declared = nodes.filter(({ provenance }) => provenance === "declared");
  return {
    title: `${DONE}: ${resultOf(nodes.length, differences)}`,
    sentences: [
      ...(differences.nodes.length > 0 ? differenceSentences(nodes) : []),
      ...(differences.nodes.length === 0 ? copiedSentences(differences) : []),
      `${counted(hashes, "hash was", "hashes were")} recomputed. ${declaredSentence(declared.length)}`,
    ],
    declared,
  };
}

function resultOf(count: number, { nodes: [first], copied }: Differences): string {
  if (first !== undefined) return `${first} differs from what this page shows.`;
  const but = copied.length > 0 ? ", but not the values to copy from this page" : "";
  return `${counted(count, "node")}, all as shown${but}.`;
}

function differenceSentences(nodes: readonly TreeNode[]): string[] {
  if (nodes.every(agrees)) {
    return [
      "The file is consistent, so it may just be newer or older than this page. Reload the page, and look at the history.",
    ];
  }
  const [first] = nodes.filter((it) => !agrees(it)).map(({ title }) => title);
  return [`${first}: the id in the file does not match the recomputed one.`];
}

function copiedSentences({ copied }: Differences): string[] {
  if (copied.length === 0) return [];
  return [
    `The values on this page at ${listed(copied.map((it) => `#${it}`))} do not match the file.`,
    "Do not copy them from this page. Use the file, or the output of the command line.",
  ];
}

function declaredSentence(count: number): string {
  if (count === 0) return "Every id was recomputed.";
  return count === 1
    ? "1 id is as its operator declares it, because nobody else can recompute it:"
    : `${count} ids are as their operators declare them, because nobody else can recompute them:`;
}
