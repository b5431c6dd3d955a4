// <name>/badge.svg: the status of a coalition.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { statusOf } from "../../src/core/registry/coalition-status.ts";
import { oneLine } from "../../src/core/text.ts";
import { CopyButton } from "../components/id.tsx";
import { usePage } from "../components/page.ts";
import { statusPropsOf, statusWords } from "../components/status.tsx";
import { BADGE_GROUNDS, BADGE_HEIGHT, type BadgeTexts, badgeFields } from "./badge.tsx";

/** "ethereum.superchain: Current, fingerprint 60e73c3b". */
export function coalitionBadge(coalition: CoalitionView): BadgeTexts {
  const { name, definition } = coalition;
  const { urgent } = definition;
  const words = [...(urgent ? ["Urgent"] : []), ...statusWords(statusPropsOf(coalition))].join(
    ", ",
  );
  const digits = definition.fingerprint.slice(0, 8);
  return {
    left: oneLine(name),
    right: `${words.toLowerCase()} · ${digits}`,
    title: oneLine(`${name}: ${words}, fingerprint ${digits}`),
    ground: BADGE_GROUNDS[urgent ? "retired" : statusOf(coalition)],
  };
}

/** The badge on the handshake page, with the code to show it in a README. */
export function BadgeSnippet({ coalition }: { coalition: CoalitionView }) {
  const badge = coalitionBadge(coalition);
  const page = `${usePage().config.baseUrl}${coalition.name}/`;
  return (
    <div class="badge-snippet">
      <h3>
        Badge <small>for a README; updated with each publication</small>
      </h3>
      <p>
        <img
          src="badge.svg"
          width={badgeFields(badge).width}
          height={BADGE_HEIGHT}
          alt={badge.title}
        />
      </p>
      <p class="markdown">
        <code>{`[![${coalition.name}](${page}badge.svg)](${page})`}</code>
        <CopyButton label="the badge as Markdown" />
      </p>
    </div>
  );
}
