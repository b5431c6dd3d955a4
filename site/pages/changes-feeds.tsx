// Where else the changes can be had: as feeds, and of one coalition alone.

import { allFeeds, FeedLinks } from "../components/feed-links.tsx";
import type { SiteContext } from "../site-context.ts";

/** Of more coalitions than these, the list of all coalitions is the better place to choose one. */
const LISTED = 20;

export function Channels({ context, root }: { context: SiteContext; root: string }) {
  const { coalitions } = context.view;
  return (
    <details class="channels">
      <summary>Feeds, and the changes of one coalition</summary>
      <dl class="facts">
        {allFeeds(context, root).map(({ title, base }) => (
          <div key={base}>
            <dt>{base.endsWith("breaking") ? "Breaking changes only" : "All changes"}</dt>
            <dd>
              <FeedLinks base={base} of={title} />
            </dd>
          </div>
        ))}
        {coalitions.length <= LISTED &&
          coalitions.map(({ name }) => (
            <div key={name}>
              <dt>
                <a href={`${root}${name}/history/`}>{name}</a>
              </dt>
              <dd>
                <FeedLinks base={`${root}${name}/changes`} of={name} />
              </dd>
            </div>
          ))}
      </dl>
      {coalitions.length > LISTED && (
        <p class="hint">
          {"Each coalition has a history and feeds of its own. Choose it from "}
          <a href={root}>{`the list of all ${coalitions.length}`}</a>; its page links to them.
        </p>
      )}
    </details>
  );
}
