// The badge on the handshake page, with what to write into a README to show it there.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { CopyButton } from "../components/id.tsx";
import type { PageContext } from "../site-context.ts";
import { BADGE_HEIGHT, badgeFields, badgeTitle } from "./badge.tsx";

interface Props {
  context: PageContext;
  coalition: CoalitionView;
}

export function BadgeSnippet({ context, coalition }: Props) {
  const { left, right } = badgeFields(coalition);
  const page = `${context.config.baseUrl}${coalition.name}/`;
  return (
    <div class="badge-snippet">
      <h3>
        Badge <small>for a README; it follows what is published</small>
      </h3>
      <p>
        <img
          src="badge.svg"
          width={left.whole + right.whole}
          height={BADGE_HEIGHT}
          alt={badgeTitle(coalition)}
        />
      </p>
      <p class="markdown">
        <code>{`[![${coalition.name}](${page}badge.svg)](${page})`}</code>
        <CopyButton label="the badge as Markdown" />
      </p>
    </div>
  );
}
