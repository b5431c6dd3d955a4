// The lookup's answer, as elements of the page.

import { isIdentity } from "../../src/core/citizens/identity.ts";
import type { Answer } from "../../src/core/lookup/answer.ts";
import type { Place } from "../../src/core/lookup/fix-words.ts";
import { describeAnswer } from "../../src/core/lookup/lookup-words.ts";
import type { Question } from "../../src/core/lookup/question.ts";
import { citizenFolder } from "../components/citizen-names.tsx";
import { Id } from "../components/id.tsx";
import { Match, Paragraphs } from "./lookup-match.tsx";

interface AnswerProps {
  answer: Answer;
  question: Question;
  place: Place;
  /** From the page to the folder with the coalitions' folders. */
  coalitions: string;
}

export function LookupAnswer({ answer, question, place, coalitions }: AnswerProps) {
  const { title, id, sentences, matches, more, candidates, nearest } = describeAnswer(
    answer,
    place,
  );
  const { warning } = question;
  const how = question.how.map((it) => `Read from what you pasted: ${it}.`);
  return (
    <section class={`answer ${answer.status}`} aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      {id !== undefined && (
        <p>
          <Id value={id} label="id" />
        </p>
      )}
      <Paragraphs texts={how} kind="meta" />
      {warning !== undefined && <Paragraphs texts={[warning]} kind="notice announced" />}
      <Paragraphs texts={sentences} />
      {matches.map((match, at) => (
        <Match
          key={`${at} ${match.title}`}
          {...{ match, place, coalitions, isOnly: matches.length === 1 }}
        />
      ))}
      <PageOfCitizen matches={answer.matches} coalitions={coalitions} />
      {more > 0 && <p>{`And ${more} more. To see all, use the command line with --json.`}</p>}
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

/** A link to the page of a citizen or service. */
function PageOfCitizen({
  matches,
  coalitions,
}: {
  matches: Answer["matches"];
  coalitions: string;
}) {
  const found = matches.find(isIdentity);
  if (!found) return null;
  return (
    <p>
      <a href={coalitions + citizenFolder(found.id)}>All coalitions that refer to it</a>
    </p>
  );
}

export function LookupFailure({ reason }: { reason: string }) {
  return (
    <section class="answer failed" aria-labelledby="answer-title">
      <h2 id="answer-title">The lookup failed</h2>
      <p>
        {`The file for this id could not be fetched${reason === "" ? "" : `: ${reason}`}. This says nothing about the id. Try again, or use the command line.`}
      </p>
    </section>
  );
}
