// An answer of the lookup, as elements of the page.

import type { Answer } from "../../src/core/lookup/answer.ts";
import { describeAnswer, type MatchWords } from "../../src/core/lookup/lookup-words.ts";
import type { Question } from "../../src/core/lookup/question.ts";
import { CopyButton, Id, TextWithIds } from "../components/id.tsx";

const BADGES = {
  current: "current",
  announced: "announced",
  superseded: "breaking",
  retired: "retired",
};

interface AnswerProps {
  answer: Answer;
  question: Question;
  /** From the page to the folder that those of the coalitions are in. */
  coalitions: string;
}

export function LookupAnswer({ answer, question, coalitions }: AnswerProps) {
  const { title, sentences, matches, more, candidates, nearest } = describeAnswer(answer);
  const { digits, warning } = question;
  const how = question.how.map((it) => `Read from what you pasted: ${it}.`);
  return (
    <section class={`answer ${answer.status}`} aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      {digits.length > 0 && answer.status !== "malformed" && (
        <p>
          <Id value={answer.id} label="id" />
        </p>
      )}
      <Paragraphs texts={how} kind="meta" />
      {warning !== undefined && <Paragraphs texts={[warning]} kind="notice announced" />}
      <Paragraphs texts={sentences} />
      {matches.map((match, at) => (
        <Match key={`${at} ${match.title}`} match={match} coalitions={coalitions} />
      ))}
      {more > 0 && <p>{`and ${more} more, which the command line tells with --json`}</p>}
      {candidates.length > 0 && (
        <ul class="nearest">
          {candidates.map(({ id, what }) => (
            <li key={id}>
              <a href={`?id=${id}`}>{id}</a> {what}
            </li>
          ))}
        </ul>
      )}
      {nearest.length > 0 && (
        <ul class="nearest">
          {nearest.map(({ id, differs }) => (
            <li key={id}>
              <a href={`?id=${id}`}>{id}</a> {differs}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function LookupFailure({ why }: { why: string }) {
  return (
    <section class="answer failed" aria-labelledby="answer-title">
      <h2 id="answer-title">The lookup failed</h2>
      <p>
        {`The file that holds the id could not be fetched${why === "" ? "" : `: ${why}`}. This says nothing about the id. Try again, or use the command line.`}
      </p>
    </section>
  );
}

function Paragraphs({ texts, kind }: { texts: readonly string[]; kind?: string }) {
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

function Match({ match, coalitions }: { match: MatchWords; coalitions: string }) {
  const { status, coalition, title, sentences, changes, todo, rust, compare } = match;
  const home = `${coalitions}${coalition}/`;
  return (
    <article class="match">
      <h3>
        <span class={`badge ${BADGES[status]}`}>{status}</span> <a href={home}>{coalition}</a>
        {title.slice(coalition.length)}
      </h3>
      <Paragraphs texts={sentences} />
      {changes.length > 0 && (
        <div class="since">
          <h4>What broke since, in order</h4>
          <ol>
            {changes.map((it) => (
              <li key={it}>
                <TextWithIds text={it} />
              </li>
            ))}
          </ol>
        </div>
      )}
      <Paragraphs texts={todo} kind="todo" />
      {rust !== undefined && (
        <div class="code">
          <pre>
            <code>{rust}</code>
          </pre>
          <CopyButton label="line of Rust" />
        </div>
      )}
      <ul class="inline-list">
        <li>
          <a href={`${home}#config`}>What to compile in</a>
        </li>
        <li>
          <a href={`${home}history/`}>{`History of ${coalition}`}</a>
        </li>
        {compare && (
          <li>
            <a href={`${home}history/?from=${compare.from}&to=${compare.to}#diff`}>
              Compare it with the present one
            </a>
          </li>
        )}
      </ul>
    </article>
  );
}
