// The publications whose messages are golden.

import type { Publication } from "../../src/core/messages/publication.ts";
import type { PlacedEntry } from "../../src/core/render/published/facts.ts";
import { HOSTILE_PUBLICATIONS, PUBLISHED_CASES, PUBLISHED_CONTEXT } from "./published-cases.ts";

const CASES = { ...PUBLISHED_CASES, ...HOSTILE_PUBLICATIONS };

function entriesOf(...names: string[]): PlacedEntry[] {
  return names.flatMap((name) => {
    const { entries = [] } = CASES[name] ?? {};
    if (entries.length === 0) throw new Error(`Nothing is published by ${name}.`);
    return entries;
  });
}

function publication(entries: PlacedEntry[], more: Partial<Publication> = {}): Publication {
  const registry = { name: "Mini coalitions", url: PUBLISHED_CONTEXT.baseUrl };
  return { registry, commit: "beef".repeat(10), entries, olderCommits: 0, ...more };
}

/** All that chats take for markup, a mention or an address. */
export const HOSTILE_WORDS =
  "<!channel> <@U012> @everyone @here [x](https://evil.example) https://evil.example *b* _i_ ~s~ `c` ||s|| <#C1|c> &lt;!here&gt; www.evil.example \\";

/** With the hostile words instead of the operator's reason. */
const hostileReason = (entries: PlacedEntry[]): PlacedEntry[] =>
  entries.map(({ entry, place }) => ({
    place,
    entry: { ...entry, urgent: { reason: HOSTILE_WORDS } },
  }));

const LONG = "_".repeat(500);

export const PUBLICATIONS: Record<string, Publication> = {
  breaking: publication(entriesOf("breaking")),
  "nothing-breaks": publication(entriesOf("nothing-breaks")),
  several: publication(entriesOf("nothing-breaks", "breaking", "urgent")),
  "three-hundred-coalitions": publication(entriesOf("three-hundred-coalitions"), {
    olderCommits: 250,
  }),
  hostile: publication(hostileReason(entriesOf("hostile-definitions")), {
    registry: { name: HOSTILE_WORDS, url: PUBLISHED_CONTEXT.baseUrl },
  }),
  "as-long-as-can-be": publication(
    entriesOf("urgent").flatMap(({ entry, place }) =>
      Array.from({ length: 30 }, () => ({
        place,
        entry: {
          ...entry,
          coalition: `${"a".repeat(49)}.${"b".repeat(50)}`,
          urgent: { reason: LONG },
        },
      })),
    ),
    {
      registry: { name: LONG, url: `https://mini.example/registry/${"a/".repeat(135)}` },
      olderCommits: 10_000,
    },
  ),
};
