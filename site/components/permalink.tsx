// Which commit a form of the definition is as of, where that is kept for ever, and how to send somebody
// to just this form.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { PageContext } from "../site-context.ts";
import { Commit } from "./entry.tsx";
import { CopyButton } from "./id.tsx";
import { Day } from "./time.tsx";

interface Props {
  context: PageContext;
  coalition: CoalitionView;
  /** Of the panel on the page. */
  anchor: string;
  /** What the panel holds. */
  label: string;
}

export function Permalink({ context, coalition, anchor, label }: Props) {
  return (
    <p class="meta permalink">
      <AsOfCommit context={context} coalition={coalition} />
      {" Link to this form: "}
      <span class="id link">
        <a href={`#${anchor}`}>{`#${anchor}`}</a>
        <CopyButton label={`link to ${label}`} />
      </span>
    </p>
  );
}

function AsOfCommit({ context, coalition }: Pick<Props, "context" | "coalition">) {
  const { entries, draft, definition } = coalition;
  const last = entries.at(-1);
  if (!last || draft.length > 0) return <>Of the working tree: no commit has it yet.</>;
  const { fingerprint } = definition;
  return (
    <>
      {"As of "}
      <Commit context={context} entry={last} />
      {", "}
      <Day at={last.at} />
      {"; kept for ever: "}
      <a href={`history/${fingerprint}.json`}>{`history/${fingerprint.slice(0, 8)}….json`}</a>.
    </>
  );
}
