// Announced changes, with what they will do to the fingerprint, and the constant to have ready for it.

import { type AnnouncedMoment, announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { moment as momentWords } from "../../src/core/lookup/moment.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { partsOf } from "../../src/core/registry/parts.ts";
import { type ConstantOrigin, originOf } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { shownConstant } from "../../src/core/render/shown-constant.ts";
import { counted, oneLine } from "../../src/core/text.ts";
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

/** What is announced for one moment has one next fingerprint. */
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

/** "organism searcher-id", or what else has this id. */
function holderOf(definition: Definition, id: string): string {
  const parts = partsOf(definition);
  const holder =
    parts.find((it) => it.id === id) ??
    parts.find(({ value }) => JSON.stringify(value).includes(`"${id}"`));
  return holder?.label ?? "this coalition";
}

interface NextProps {
  moment: AnnouncedMoment;
  /** What the ids of the constants on the page begin with. */
  anchor: string;
  origin: ConstantOrigin;
}

/** What the fingerprint is from the moment on. */
function NextFingerprint({ moment, anchor, origin }: NextProps) {
  const { next, moves, waitsFor, together, definition } = moment;
  const operators = waitsFor.join(" and of ");
  return (
    <>
      <dl class="ids">
        <Fact term="Next fingerprint">
          {next === undefined &&
            `Not known yet: it follows once the operator of ${operators} has announced the fingerprint that this change brings.`}
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
          The next constant follows once the operator of {operators} has announced a fingerprint.
        </p>
      )}
    </>
  );
}

/** A module that the fingerprint does not fold changes, or goes, under the same one. */
function stays(together: readonly Upcoming[]): string {
  const moved = together.some(({ kind }) => kind === "fingerprint" || kind === "retirement");
  return moved
    ? "The fingerprint stays as it is. Recompile if you use the module that changes."
    : "The fingerprint stays as it is: no need to recompile.";
}

function NextConstant({ moment: { at, definition }, anchor, origin }: NextProps) {
  if (!definition) return null;
  const then = { ...origin, announcedFor: at };
  const { fingerprint } = definition;
  const label = `Constant from ${momentWords(at)} on`;
  const file = `next/${fingerprint}.rs`;
  const rust = {
    ...{ id: `${anchor}-rust`, name: "Rust", file, label: `${label}, Rust` },
    about: "the coalition.rs of then, with its tests.",
    ...{ text: shownConstant(renderRust(definition, then), file), isHead: true },
  };
  const typeScript = {
    ...{ id: `${anchor}-typescript`, name: "TypeScript", file: `next/${fingerprint}.ts` },
    ...{ label: `${label}, TypeScript`, about: "the same as plain data with its types." },
  };
  return (
    <details class="next-constant">
      <summary>The next constant, ready to compile in</summary>
      <p class="hint">
        Of the coalition, from then on, if nothing else changes before. Prepare a build with it, and
        let it run from that moment on, not before. A content hash that comes with a new stable id
        is none in the constant until it is announced; the fingerprint does not fold it. The same as
        files: <a href={`next/${fingerprint}.rs`}>Rust</a>,{" "}
        <a href={`next/${fingerprint}.ts`}>TypeScript</a>, and{" "}
        <a href="next/">all that is announced</a>.
      </p>
      <CodeTabs label={label} forms={[rust, typeScript]} />
    </details>
  );
}
