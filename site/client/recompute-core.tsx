// Loaded by the derivation's button: derives every node from the file that is served now, draws it with the
// components of the page, and shows where the two differ.

import type { TreeNode } from "../../src/core/derivation/tree.ts";
import {
  copiedThatDiffers,
  firstDifferentLine,
  nodesThatDiffer,
  recompute,
  type Shown,
} from "../../src/core/recompute/recompute.ts";
import { describeOutcome, type OutcomeWords } from "../../src/core/recompute/words.ts";
import type { ConstantOrigin } from "../../src/core/render/constant-origin.ts";
import { DerivationNode } from "../components/derivation-node.tsx";
import { draw } from "./draw.ts";
import { clearMarks, markNodes, nodesOnPage } from "./mark-nodes.ts";

/** Shows the outcome in `place` and at the nodes. Returns its title and the node to look at first. */
export function showOutcome(
  place: Element,
  bytes: Uint8Array,
): { title: string; first: HTMLElement | undefined } {
  clearMarks();
  const onPage = nodesOnPage();
  const shown = readShown(onPage);
  const outcome = recompute(bytes, idOfFile(), originOnPage());
  const drawn = new Map(outcome.nodes.map((node) => [node.key, drawNode(node)]));
  const differing = nodesThatDiffer(outcome, shown.nodes, ({ key }) => textOf(drawn.get(key)));
  const titleOf = (key: string) => textOf((drawn.get(key) ?? onPage.get(key))?.querySelector("b"));
  const copied = copiedThatDiffers(outcome, shown.copied);
  const words = describeOutcome(outcome, { nodes: differing.map(titleOf), copied });
  const declared = outcome.problem ? undefined : words.declared.map(({ key }) => key);
  const linkTo = (key: string): Link => ({ id: onPage.get(key)?.id, title: titleOf(key) });
  place.replaceChildren(
    ...draw(
      <Outcome
        words={words}
        same={differing.length + copied.length === 0}
        differing={differing.map(linkTo)}
        declared={words.declared.map(({ key }) => linkTo(key))}
        line={firstDifferentLine(outcome, shown.copied)}
      />,
    ),
  );
  markNodes(onPage, differing, declared);
  const first = onPage.get(differing[0] ?? "");
  if (first) putBeside(first, drawn.get(differing[0] ?? ""));
  return { title: words.title, first };
}

function readShown(onPage: ReadonlyMap<string, HTMLElement>): Shown {
  // What only files have is not shown until its tab is chosen.
  const codes = [...document.querySelectorAll(".tabs > section pre code")];
  return {
    nodes: new Map([...onPage].map(([key, node]) => [key, textOf(node)])),
    copied: new Map([
      ["fingerprint", textOf(document.querySelector(".fact-header .fingerprint .hex"))],
      ...codes.map((it): [string, string] => [it.closest("section")?.id ?? "", textOf(it)]),
    ]),
  };
}

function idOfFile(): string | undefined {
  return (
    document.querySelector('#derivation-file [data-shown="hash"] .hex')?.textContent ?? undefined
  );
}

/** The facts that no definition has: the registry, the universe and the entry. */
function originOnPage(): ConstantOrigin {
  const button = document.getElementById("derivation-recompute");
  return JSON.parse(button?.dataset.origin ?? "");
}

function drawNode(node: TreeNode): Element {
  const [drawn] = draw(<DerivationNode node={node} />);
  return drawn as Element;
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent ?? "";
}

/** Puts the node as derived from the file above the one that the page shows. */
function putBeside(shown: Element, drawn: Element | undefined): void {
  const box = document.createElement("div");
  box.className = "node-cause";
  const words = drawn
    ? "The file served now gives this instead:"
    : "The file served now does not have this part.";
  const body = drawn?.querySelector(".node-body") ?? drawn;
  box.append(words, ...(body?.childNodes ?? []));
  const place = shown.querySelector(".node-body");
  if (place) place.prepend(box);
  else shown.after(box);
}

interface Link {
  title: string;
  /** undefined for a node that the page does not show. */
  id: string | undefined;
}

interface OutcomeProps {
  words: OutcomeWords;
  same: boolean;
  /** The nodes that differ, the first difference first. */
  differing: Link[];
  declared: Link[];
  line: ReturnType<typeof firstDifferentLine>;
}

function Outcome({ words, same, differing, declared, line }: OutcomeProps) {
  const [first, ...others] = differing;
  return (
    <section class={`outcome ${same ? "same" : "differs"}`} aria-labelledby="outcome-title">
      <h3 id="outcome-title">{words.title}</h3>
      {first && (
        <>
          <p>The first difference is at:</p>
          <Links nodes={[first]} />
        </>
      )}
      {others.length > 0 && (
        <>
          <p>These differ as well:</p>
          <Links nodes={others} />
        </>
      )}
      {line && (
        <dl class="ids">
          <dt>{`Line ${line.line} of the JSON on this page`}</dt>
          <dd>
            <code>{line.shown}</code>
          </dd>
          <dt>The same line in the file served now</dt>
          <dd>
            <code>{line.served}</code>
          </dd>
        </dl>
      )}
      {words.sentences.map((it) => (
        <p key={it}>{it}</p>
      ))}
      {declared.length > 0 && <Links nodes={declared} />}
    </section>
  );
}

function Links({ nodes }: { nodes: Link[] }) {
  return (
    <ul class="inline-list">
      {nodes.map(({ id, title }) => (
        <li key={title}>{id === undefined ? title : <a href={`#${id}`}>{title}</a>}</li>
      ))}
    </ul>
  );
}
