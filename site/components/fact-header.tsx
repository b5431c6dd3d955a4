// The head of the handshake page: what the coalition is, where it stands, and its fingerprint.

import { compositionDigest } from "../../src/core/derivation/composition.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { Commit } from "./entry.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { Id } from "./id.tsx";
import { renderMarkdown } from "./markdown.ts";
import { Mosaic } from "./mosaic.tsx";
import { OperatorName } from "./operator.tsx";
import { StatusBadge } from "./status.tsx";
import { Time } from "./time.tsx";

interface Props {
  context: PageContext;
  coalition: CoalitionView;
}

export function FactHeader({ context, coalition }: Props) {
  const { definition, name } = coalition;
  return (
    <header class="fact-header">
      <p class="name">{name}</p>
      <h1>{oneLine(definition.title)}</h1>
      <p class="badges">
        <StatusBadge coalition={coalition} />
        <span class="badge">{definition.archetype}</span>
      </p>
      <div class="fingerprint">
        <Mosaic fingerprint={definition.fingerprint} size={72} />
        <div>
          <h2 id="fingerprint">Fingerprint</h2>
          <Id value={definition.fingerprint} label="fingerprint" />
          <p class="provenance recomputed">coalition_id(), recomputed from the composition below</p>
        </div>
      </div>
      <div
        class="summary"
        dangerouslySetInnerHTML={{ __html: renderMarkdown(definition.summary) }}
      />
      <Facts context={context} coalition={coalition} />
    </header>
  );
}

function Facts({ context, coalition }: Props) {
  const { definition, entries, versions, name, replaces } = coalition;
  return (
    <dl class="facts">
      <dt>Composition digest</dt>
      <dd>
        <Id value={compositionDigest(definition)} label="composition digest" />
      </dd>
      <dt>Operator</dt>
      <dd>
        <OperatorName operator={definition.operator} />
      </dd>
      <dt>As of</dt>
      <dd>
        <AsOf context={context} coalition={coalition} />
      </dd>
      <dt>History</dt>
      <dd>
        <a href="history/">
          {entries.length === 0
            ? "none yet"
            : `${counted(versions.length, "fingerprint")}, ${counted(entries.length, "entry", "entries")}`}
        </a>
      </dd>
      {replaces.length > 0 && (
        <>
          <dt>Replaces</dt>
          <dd>
            {replaces.map((replaced, index) => (
              <>
                {index > 0 && ", "}
                <a href={`../${replaced}/`}>{replaced}</a>
              </>
            ))}
          </dd>
        </>
      )}
      <dt>Change feeds</dt>
      <dd>
        <FeedLinks base="changes" of={name} />
      </dd>
    </dl>
  );
}

/** The last commit that changed the coalition: what is shown here is as of then, and since. */
function AsOf({ context, coalition }: Props) {
  const last = coalition.entries.at(-1);
  if (!last) return <>not published yet: no commit has it</>;
  return (
    <>
      <Commit context={context} entry={last} />, <Time at={last.at} />
    </>
  );
}
