// Announced changes, their effect on the fingerprint, and the constant to prepare.

import { type AnnouncedMoment, announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { partsOf } from "../../src/core/registry/parts.ts";
import { type ConstantOrigin, originOf } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { shownConstant } from "../../src/core/render/shown-constant.ts";
import { counted, listed, oneLine } from "../../src/core/text.ts";
import { moment as momentWords } from "../../src/core/time.ts";
import { CodeTabs } from "./code-tabs.tsx";
import { Fact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { noticeUrl } from "./links.ts";
import { usePage } from "./page.ts";
import { ProvenanceMark } from "./provenance.tsx";
import { Time } from "./time.tsx";

const KINDS: Record<Upcoming["kind"], string> = {
  "stable-id": "Stable id",
  "content-hash": "Content hash",
  fingerprint: "Fingerprint",
  mrtd: "MR_TD",
  "ticket-issuance-root": "Ticket-issuance root",
  retirement: "Retirement",
};

/** All changes announced for one time share one next fingerprint. */
export function AnnouncedChanges({ coalition }: { coalition: CoalitionView }) {
  const { definition } = coalition;
  const origin = originOf(usePage().config, coalition);
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
              definition={definition}
              upcoming={upcoming}
            />
          ))}
          <NextFingerprint moment={moment} anchor={`next-${index + 1}`} origin={origin} />
        </article>
      ))}
    </section>
  );
}

interface ChangeProps {
  definition: Definition;
  upcoming: Upcoming;
}

function AnnouncedChange({ definition, upcoming }: ChangeProps) {
  const { kind, id, to, reason, notice } = upcoming;
  const url = noticeUrl(usePage().config, notice);
  const holder = holderOf(definition, id);
  const label = `${KINDS[kind].toLowerCase()} of ${holder}`;
  return (
    <div class="announced-change">
      <h4>{`${KINDS[kind]}: ${holder}`}</h4>
      <p>
        {oneLine(reason)}{" "}
        {url === undefined ? `Notice #${notice}.` : <a href={url}>{`Notice #${notice}`}</a>}
      </p>
      <dl class="ids">
        <Fact term={to === null ? "Retires" : "Now"}>
          <Id value={id} label={`present ${label}`} />
        </Fact>
        {to !== null && (
          <Fact term="Becomes">
            <Id value={to} label={`next ${label}`} />
          </Fact>
        )}
      </dl>
    </div>
  );
}

/** The part with this id: "organism searcher-id". */
function holderOf(definition: Definition, id: string): string {
  const parts = partsOf(definition);
  const holder =
    parts.find((it) => it.id === id) ??
    parts.find(({ value }) => JSON.stringify(value).includes(`"${id}"`));
  return holder?.label ?? "this coalition";
}

interface NextProps {
  moment: AnnouncedMoment;
  /** The start of the constants' anchors on the page. */
  anchor: string;
  origin: ConstantOrigin;
}

/** The fingerprint from that time on. */
function NextFingerprint({ moment, anchor, origin }: NextProps) {
  const { next, moves, waitsFor, together, definition } = moment;
  const operators = listed(waitsFor);
  return (
    <>
      <dl class="ids">
        <Fact term="Next fingerprint">
          {next === undefined &&
            `Not known yet: the operator of ${operators} must first announce the fingerprint after this change.`}
          {next !== undefined && !moves && stays(together)}
          {next !== undefined && moves && (
            <>
              <Id value={next} label="next fingerprint of the coalition" />{" "}
              <ProvenanceMark provenance="recomputed" />
            </>
          )}
        </Fact>
      </dl>
      {moves && <NextConstant moment={moment} anchor={anchor} origin={origin} />}
      {moves && next !== undefined && !definition && (
        <p class="hint">
          The next constant appears here once the operator of {operators} announces a fingerprint.
        </p>
      )}
    </>
  );
}

/** A module outside the fingerprint can change or retire without changing it. */
function stays(together: readonly Upcoming[]): string {
  const moved = together.some(({ kind }) => kind === "fingerprint" || kind === "retirement");
  return moved
    ? "The fingerprint stays the same. Recompile if you use the module that changes."
    : "The fingerprint stays the same: no need to recompile.";
}

function NextConstant({ moment: { at, definition }, anchor, origin }: NextProps) {
  if (!definition) return null;
  const then = { ...origin, announcedFor: at };
  const { fingerprint } = definition;
  const label = `Constant from ${momentWords(at)} on`;
  const file = `next/${fingerprint}.rs`;
  const rust = {
    ...{ id: `${anchor}-rust`, name: "Rust", file, label: `${label}, Rust` },
    about: "the next coalition.rs, with its tests.",
    ...{ text: shownConstant(renderRust(definition, then), file), isHead: true },
  };
  const typeScript = {
    ...{ id: `${anchor}-typescript`, name: "TypeScript", file: `next/${fingerprint}.ts` },
    ...{ label: `${label}, TypeScript`, about: "the same as typed plain data." },
  };
  return (
    <details class="next-constant">
      <summary>The next constant, ready to compile in</summary>
      <p class="hint">
        Prepare a build with it, and start that build at this time, not before. The constant is
        final unless something else changes first. It leaves out the content hash of a new stable id
        until that is announced; the fingerprint does not depend on it. As files:{" "}
        <a href={`next/${fingerprint}.rs`}>Rust</a>,{" "}
        <a href={`next/${fingerprint}.ts`}>TypeScript</a>,{" "}
        <a href="next/">all announced constants</a>.
      </p>
      <CodeTabs label={label} forms={[rust, typeScript]} />
    </details>
  );
}
