// What changed and what to do about it, for one entry or between any two versions.

import type { DescribedChanges } from "../../src/core/changes/impact.ts";
import { TextWithIds } from "./id.tsx";

export function Changes({ changes, actions }: DescribedChanges) {
  return (
    <>
      {changes.length > 0 && (
        <ul class="changes">
          {changes.map(({ title, what, breaking }, index) => (
            <li key={index} class={breaking ? "breaking" : undefined}>
              <b>{title}</b>
              {breaking && <span class="breaks"> (breaking)</span>} <TextWithIds text={what} />
            </li>
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <div class="actions">
          <h4>What to do</h4>
          {actions.map((action) => (
            <p key={action}>{action}</p>
          ))}
        </div>
      )}
    </>
  );
}
