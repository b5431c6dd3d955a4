// The fingerprint and the roots that follow from it, before and after, as lines to copy.

import type { RootContent } from "mdast";
import type { DerivationSummary } from "../../derivation/summary.ts";
import { MODULE_KINDS } from "../../registry/definition.ts";
import type { CoalitionReview } from "../../review/review.ts";
import { code, codeBlock, paragraph, strong, text } from "../markdown.ts";

/** Of a coalition whose fingerprint moves, and of a new one. */
export function rootsBlock({ before, after }: CoalitionReview): RootContent[] {
  if (!after) return [];
  if (!before) return [codeBlock("text", rootLines(after, after).join("\n"))];
  if (before.fingerprint === after.fingerprint) {
    return [paragraph(text`${strong("Fingerprint:")} unchanged, ${code(after.fingerprint)}`)];
  }
  const [then, now] = [rootLines(before, after), rootLines(after, before)];
  const lines = then.flatMap((line, index) => [`- ${line}`, `+ ${now[index]}`]);
  return [
    paragraph(text`${strong("What moves")}, in the fingerprint and in the roots that ship:`),
    codeBlock("diff", lines.join("\n")),
  ];
}

const WIDTH = "fingerprint".length;

/** Roots exist whether or not something ships at them; those that never do are left out. */
function rootLines(summary: DerivationSummary, other: DerivationSummary): string[] {
  const line = (label: string, root: string, shipped: boolean) =>
    `${label.padEnd(WIDTH)}  ${root}${shipped ? "" : "  (not shipped)"}`;
  const modules = MODULE_KINDS.filter(
    (kind) => summary.moduleRoots[kind].shipped || other.moduleRoots[kind].shipped,
  ).map((kind) => line(kind, summary.moduleRoots[kind].root, summary.moduleRoots[kind].shipped));
  const { ticketsRoot } = summary;
  const tickets =
    ticketsRoot.shipped || other.ticketsRoot.shipped
      ? [line("tickets", ticketsRoot.root, ticketsRoot.shipped)]
      : [];
  return [line("fingerprint", summary.fingerprint, true), ...modules, ...tickets];
}
