// <name>/next/: the announced changes of a coalition, with the constants to prepare.

import { nextConstants } from "../../src/core/changes/next-constants.ts";
import { type AnnouncedMoment, announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted, listed, oneLine } from "../../src/core/text.ts";
import { Id } from "../components/id.tsx";
import { pageFile } from "../components/layout.tsx";
import { Time } from "../components/time.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";

export function nextPage(context: PageContext, coalition: CoalitionView): SiteFile {
  const { name, definition, entries } = coalition;
  const moments = announcedMoments(definition);
  // If a fingerprint is announced for two times, its files are for the first.
  const withConstant = new Set(nextConstants(definition).map(({ at }) => at));
  return pageFile({
    context,
    path: `${name}/next/index.html`,
    title: `Announced for ${name}`,
    description: `The constants to compile in when the announced changes of ${name} take effect.`,
    asOf: entries.at(-1)?.at,
    feeds: [{ title: `${name}: changes`, base: "../changes" }],
    // Every coalition has this page, and few have announced anything.
    isOneOfMany: moments.length === 0,
    children: (
      <>
        <header class="page-head">
          <p class="name">
            <a href="../">{name}</a>
          </p>
          <h1>{`Announced for ${oneLine(definition.title)}`}</h1>
          <p class="lead">
            {moments.length === 0
              ? "Nothing is announced. Compile in the current constant."
              : "Prepare a build with the constant for each time below. Start it at that time, not before."}
          </p>
        </header>
        <Current />
        {moments.map((moment) => (
          <Moment key={moment.at} moment={moment} hasConstant={withConstant.has(moment.at)} />
        ))}
      </>
    ),
  });
}

function Current() {
  return (
    <p>
      {"Current constant: "}
      <a href="../coalition.rs">coalition.rs</a>
      {", "}
      <a href="../coalition.ts">coalition.ts</a>
    </p>
  );
}

function Moment({ moment, hasConstant }: { moment: AnnouncedMoment; hasConstant: boolean }) {
  const { at, together, next, moves, waitsFor } = moment;
  return (
    <section class="announcement">
      <h2>
        <Time at={at} />
      </h2>
      <p>
        {counted(together.length, "change")}
        {": "}
        <a href="../#announced">see what changes</a>.
      </p>
      {!moves && <p>The fingerprint stays the same.</p>}
      {moves && next === undefined && (
        <p>{`The next fingerprint is not known yet: the operator of ${listed(waitsFor)} must first announce one.`}</p>
      )}
      {moves && next !== undefined && (
        <>
          <p>
            {"Fingerprint: "}
            <Id value={next} label="next fingerprint of the coalition" />
          </p>
          {hasConstant ? (
            <p>
              {"Constant: "}
              <a href={`${next}.rs`}>Rust</a>
              {", "}
              <a href={`${next}.ts`}>TypeScript</a>
            </p>
          ) : (
            <p>{constantLater(waitsFor)}</p>
          )}
        </>
      )}
    </section>
  );
}

function constantLater(waitsFor: readonly string[]): string {
  return waitsFor.length === 0
    ? "The constant is the one for the earlier time with the same fingerprint."
    : `The constant appears here once the operator of ${listed(waitsFor)} announces a fingerprint.`;
}
