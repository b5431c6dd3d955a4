// What recomputing a coalition in the browser gave, in words.

import type { TreeNode } from "../derivation/tree.ts";
import { counted, oneLine } from "../text.ts";
import { agrees, type Recomputed } from "./recompute.ts";

const DONE = "Recomputed in this browser from coalition.json, with the registry’s own code";

export interface Differences {
  /** The titles of the nodes that differ, the first of all first. */
  nodes: readonly string[];
  /** The anchors of what people copy that differs. */
  copied: readonly string[];
}

export interface OutcomeWords {
  title: string;
  sentences: string[];
  /** What nobody but its operator can recompute. */
  onTheirWord: TreeNode[];
}

export function describeOutcome(outcome: Recomputed, differences: Differences): OutcomeWords {
  const { problem, nodes } = outcome;
  if (problem) {
    const { line, column, message } = problem;
    return {
      title: `coalition.json, as it is served now, is not a definition that can be recomputed: line ${line}, column ${column}.`,
      sentences: [
        oneLine(message),
        "Nothing of it was recomputed, so nothing else on this page is confirmed.",
      ],
      onTheirWord: [],
    };
  }
  const hashes = nodes.filter(({ preimage }) => preimage).length;
  const onTheirWord = nodes.filter(({ provenance }) => provenance === "declared");
  return {
    title: `${DONE}: ${resultOf(nodes.length, differences)}`,
    sentences: [
      ...(differences.nodes.length > 0 ? differenceSentences(nodes) : []),
      ...(differences.nodes.length === 0 ? copiedSentences(differences) : []),
      `${counted(hashes, "hash was", "hashes were")} recomputed. ${wordOf(onTheirWord.length)}`,
    ],
    onTheirWord,
  };
}

function resultOf(count: number, { nodes: [first], copied }: Differences): string {
  if (first !== undefined) return `${first} differs from what this page shows.`;
  const but = copied.length > 0 ? ", but what this page gives to copy is not" : "";
  return `${counted(count, "node")}, all as shown${but}.`;
}

function differenceSentences(nodes: readonly TreeNode[]): string[] {
  if (nodes.every(agrees)) {
    return [
      "The file agrees with itself, so it may only be newer than this page, or older: reload the page, and look at its history.",
    ];
  }
  const [first] = nodes.filter((it) => !agrees(it)).map(({ title }) => title);
  return [`What the file declares for ${first} does not follow from what is hashed.`];
}

function copiedSentences({ copied }: Differences): string[] {
  if (copied.length === 0) return [];
  return [
    `What this page shows at ${copied.map((it) => `#${it}`).join(", ")} does not follow from the file.`,
    "Do not copy it from this page: take the file, or what the command line writes.",
  ];
}

function wordOf(count: number): string {
  if (count === 0) return "No id had to be taken on anybody’s word.";
  return count === 1
    ? "1 id is taken on its operator’s word, because nobody else can recompute it:"
    : `${count} ids are taken on their operators’ word, because nobody else can recompute them:`;
}
