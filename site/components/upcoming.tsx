// Announced changes, with what they will do to the fingerprint.

import { type Definition, shippedModules, type Upcoming } from "../../src/core/definition.ts";
import { foldedIds } from "../../src/core/derivation/fingerprint.ts";
import { type Announcement, announcementsOf } from "../../src/core/next-fingerprint.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { Id } from "./id.tsx";
import { noticeUrl } from "./links.ts";
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

export function AnnouncedChanges({ context, definition }: Props) {
  const announcements = announcementsOf(definition);
  if (announcements.length === 0) return null;
  return (
    <section id="announced" class="notice announced" aria-labelledby="announced-title">
      <h2 id="announced-title">{counted(announcements.length, "change")} announced</h2>
      {announcements.map((announcement) => (
        <AnnouncedChange
          key={`${announcement.upcoming.notice} ${announcement.upcoming.id}`}
          context={context}
          definition={definition}
          announcement={announcement}
        />
      ))}
    </section>
  );
}

function AnnouncedChange({
  context,
  definition,
  announcement,
}: Props & { announcement: Announcement }) {
  const { kind, id, to, effectiveAt, reason, notice } = announcement.upcoming;
  const url = noticeUrl(context.config, notice);
  const label = `${KINDS[kind].toLowerCase()} of ${holderOf(definition, id)}`;
  return (
    <article class="announcement">
      <h3>
        <Time at={effectiveAt} />
        {` — ${KINDS[kind]}: ${holderOf(definition, id)}`}
      </h3>
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
          <>
            <dt>Becomes</dt>
            <dd>
              <Id value={to} label={`next ${label}`} />
            </dd>
          </>
        )}
        <dt>Next fingerprint</dt>
        <dd>
          <NextFingerprint announcement={announcement} />
        </dd>
      </dl>
    </article>
  );
}

function NextFingerprint({ announcement }: { announcement: Announcement }) {
  const { next, moves, waitsFor } = announcement;
  if (next === undefined) {
    return (
      <>{`Not known yet: it follows once the operator of ${waitsFor.join(" and of ")} has announced the fingerprint that this change brings.`}</>
    );
  }
  if (!moves) return <>The fingerprint stays as it is: no need to recompile.</>;
  return (
    <>
      <Id value={next} label="next fingerprint of the coalition" />
      <p class="hint">
        Of the coalition, from then on, if nothing else changes before. Prepare a build with it.
      </p>
    </>
  );
}

/** "organism identity-substrate", or what else has this id. */
function holderOf(definition: Definition, id: string): string {
  const folded = foldedIds(definition).find((it) => it.id === id);
  if (folded) return folded.label;
  const { lattices, organisms, confluences } = definition;
  const parts: [label: string, part: unknown][] = [
    ...lattices.map((it): [string, unknown] => [`lattice ${it.name}`, it]),
    ...organisms.map((it): [string, unknown] => [`organism ${it.role}`, it]),
    ...confluences.map((it): [string, unknown] => [`confluence ${it.name}`, it]),
    ...shippedModules(definition).map(([kind, it]): [string, unknown] => [`module ${kind}`, it]),
  ];
  const holder = parts.find(([, part]) => JSON.stringify(part).includes(`"${id}"`));
  return holder?.[0] ?? "this coalition";
}
