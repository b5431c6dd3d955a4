// One match of an answer, as elements of the page. It leads with the whole constant to compile in.

import type { ComponentChildren } from "preact";
import type { MatchWords } from "../../src/core/lookup/described-match.ts";
import { curlCommand, type Place } from "../../src/core/lookup/fix-words.ts";
import { CopyButton, TextWithIds } from "../components/id.tsx";

const BADGES = {
  current: "current",
  announced: "announced",
  superseded: "breaking",
  retired: "retired",
};

interface MatchProps {
  match: MatchWords;
  place: Place;
  coalitions: string;
  /** Then the answer's title already says what it is. */
  isOnly: boolean;
}

export function Match({ match, place, coalitions, isOnly }: MatchProps) {
  const { status, coalition, title, state, effects, todo, hints, changes, details } = match;
  const level = isOnly ? "h3" : "h4";
  return (
    <article class="match">
      {!isOnly && (
        <h3>
          <span class={`badge ${BADGES[status]}`}>{status}</span> {`${title}: ${state}`}
        </h3>
      )}
      <Paragraphs texts={effects} />
      <Paragraphs texts={todo} kind="todo" />
      <WholeConstant {...{ match, place, coalitions }} />
      <Points
        {...{ level, title: "What broke since, in order" }}
        points={changes.map((it) => <TextWithIds key={it} text={it} />)}
      />
      <Points
        {...{ level, title: "If it still times out" }}
        points={hints.map(({ text, section }) =>
          section === undefined ? (
            text
          ) : (
            <a href={`${coalitions}${coalition}/${section}`}>{text}</a>
          ),
        )}
      />
      <Paragraphs texts={details} kind="meta" />
      <Links home={`${coalitions}${coalition}/`} match={match} />
    </article>
  );
}

/** The constant's file, to copy, to download, or to fetch with curl. */
function WholeConstant({ match, place, coalitions }: Omit<MatchProps, "isOnly">) {
  const { constant } = match;
  if (!constant) return null;
  const file = `${coalitions}${constant.coalition}/${constant.file}`;
  return (
    <div class="whole-constant">
      <p class="inline-list">
        <button
          type="button"
          class="copy"
          aria-label={`Copy coalition.rs of ${constant.coalition}`}
          data-file={file}
        >
          Copy coalition.rs
        </button>
        <a href={file} download="coalition.rs">
          coalition.rs
        </a>
        <span>
          {"For TypeScript: "}
          <a href={file.replace(/rs$/, "ts")} download="coalition.ts">
            coalition.ts
          </a>
        </span>
      </p>
      <div class="code">
        <pre>
          <code>{curlCommand(constant, place)}</code>
        </pre>
        <CopyButton label="curl command" />
      </div>
    </div>
  );
}

interface PointsProps {
  level: "h3" | "h4";
  title: string;
  points: readonly ComponentChildren[];
}

function Points({ level: Heading, title, points }: PointsProps) {
  if (points.length === 0) return null;
  return (
    <div class="since">
      <Heading>{title}</Heading>
      <ol>
        {points.map((it, at) => (
          <li key={at}>{it}</li>
        ))}
      </ol>
    </div>
  );
}

function Links({ home, match }: { home: string; match: MatchWords }) {
  const { coalition, entry, compare } = match;
  const anchor = entry === undefined ? "" : `#${coalition}-${entry}`;
  return (
    <ul class="inline-list">
      <li>
        <a href={home}>{`Handshake page of ${coalition}`}</a>
      </li>
      <li>
        <a href={`${home}history/${anchor}`}>
          {entry === undefined ? "History" : `Entry ${entry} in the history`}
        </a>
      </li>
      {compare && (
        <li>
          <a href={`${home}history/?from=${compare.from}&to=${compare.to}#diff`}>
            Compare with the current one
          </a>
        </li>
      )}
    </ul>
  );
}

export function Paragraphs({ texts, kind }: { texts: readonly string[]; kind?: string }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text} class={kind}>
          <TextWithIds text={text} />
        </p>
      ))}
    </>
  );
}
