// What times out in programs that were built before a pull request.

import type { RootContent } from "mdast";
import { endsHandles } from "../../changes/change.ts";
import { MODULE_KINDS } from "../../registry/definition.ts";
import { partLabel } from "../../registry/parts.ts";
import type { CoalitionReview } from "../../review/review.ts";
import { listed } from "../../text.ts";
import { code, paragraph, strong, text } from "../markdown.ts";

/** For a coalition that was published before; empty if nothing times out because nothing moves. */
export function breakageBlocks(coalition: CoalitionReview): RootContent[] {
  const { before, after } = coalition;
  if (!before || !after) return [];
  if (before.fingerprint === after.fingerprint) return unfoldedBlocks(coalition);
  const lost = lostHandles(coalition);
  const compiledIn = code(before.fingerprint);
  return [
    paragraph(
      lost.length > 0
        ? text`${strong("What times out")} for everyone who compiled in ${compiledIn}, until they recompile: ${listed(lost, MOST_LOST)}.`
        : text`${strong("Nothing times out")} for those who compiled in ${compiledIn}: neither modules nor tickets are served under it. They recompile to be current.`,
    ),
  ];
}

/** Modules that are not part of the fingerprint can change or go without it. */
function unfoldedBlocks({ changes }: CoalitionReview): RootContent[] {
  const ended = changes.filter(endsHandles).map(({ part }) => partLabel(part));
  if (ended.length === 0) return [];
  return [
    paragraph(
      text`${strong("What times out")} until integrators recompile: ${listed(ended)}. All other handles keep working.`,
    ),
  ];
}

/** In one sentence. The table has the others. */
const MOST_LOST = 20;

/** What shipped under the old fingerprint, and the parts that changed or went themselves. */
function lostHandles({ before, changes }: CoalitionReview): string[] {
  const modules = MODULE_KINDS.filter((kind) => before?.moduleRoots[kind].shipped);
  const parts = changes.filter(endsHandles).map(({ part }) => partLabel(part));
  return [
    ...modules.map((kind) => `module ${kind}`),
    ...(before?.ticketsRoot.shipped ? ["tickets"] : []),
    ...new Set(parts),
  ];
}
