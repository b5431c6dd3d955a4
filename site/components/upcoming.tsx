// Announced changes, with what they will do to the fingerprint.

import { announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { partsOf } from "../../src/core/registry/parts.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { Fact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { noticeUrl } from "./links.ts";
import { NextFingerprint } from "./next-fingerprint.tsx";
import { Time } from "./time.tsx";

const KINDS: Record<Upcoming["kind"], string> = {
  "stable-id": "Stable id",
  "content-hash": "Content hash",
  fingerprint: "Fingerprint",
  mrtd: "MR_TD",
  "ticket-issuance-root": "Ticket-issuance root",
  retirement: "Retirement",
};

interface Props {
  context: PageContext;
  definition: Definition;
}

/** What is announced for one moment has one next fingerprint. */
export function AnnouncedChanges({ context, definition }: Props) {
  const moments = announcedMoments(definition);
  if (moments.length === 0) return null;
  const count = moments.flatMap(({ together }) => together).length;
  return (
    <section id="announced" class="notice announced" aria-labelledby="announced-title">
      <h2 id="announced-title">{counted(count, "change")} announced</h2>
      {moments.map((moment, index) => (
        <article key={moment.at} class="announcement">
          <h3>
            <Time at={moment.at} />
          </h3>
          {moment.together.map((upcoming) => (
            <AnnouncedChange
              key={`${upcoming.notice} ${upcoming.kind} ${upcoming.id}`}
              context={context}
              definition={definition}
              upcoming={upcoming}
            />
          ))}
          <NextFingerprint moment={moment} anchor={`next-${index + 1}`} />
        </article>
      ))}
    </section>
  );
}

function AnnouncedChange({ context, definition, upcoming }: Props & { upcoming: Upcoming }) {
  const { kind, id, to, reason, notice } = upcoming;
  const url = noticeUrl(context.config, notice);
  const holder = holderOf(definition, id);
  const label = `${KINDS[kind].toLowerCase()} of ${holder}`;
  return (
    <div class="announced-change">
      <h4>{`${KINDS[kind]}: ${holder}`}</h4>
      <p>
        {oneLine(reason)} {url === undefined ? `Notice #${notice}.` : null}
        {url !== undefined && <a href={url}>{`Notice #${notice}`}</a>}
      </p>
      <dl class="ids">
        <dt>{to === null ? "Retires" : "Now"}</dt>
        <dd>
          <Id value={id} label={`present ${label}`} />
        </dd>
        {to !== null && (
          <Fact term="Becomes">
            <Id value={to} label={`next ${label}`} />
          </Fact>
        )}
      </dl>
    </div>
  );
}

/** "organism identity-substrate", or what else has this id. */
function holderOf(definition: Definition, id: string): string {
  const parts = partsOf(definition);
  const holder =
    parts.find((it) => it.id === id) ??
    parts.find(({ value }) => JSON.stringify(value).includes(`"${id}"`));
  return holder?.roleLabel ?? "this coalition";
}
