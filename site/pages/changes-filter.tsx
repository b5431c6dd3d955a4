// The filters on a page of changes: radio buttons that the style sheet alone acts on
// (61-filters.css), so that they need no script. Each tells how many entries it would show.

import type { ComponentChildren } from "preact";
import type { Entry } from "../../src/core/history/entry.ts";
import { Choices } from "../components/choices.tsx";
import { TOPIC_NAMES, TOPICS, type Topic, topicsOf } from "../components/topics.ts";

/** "any" stands for all topics. */
type About = Topic | "any";

const ABOUT: About[] = ["any", ...TOPIC_NAMES];

interface FilterProps {
  /** Those of the page. */
  entries: readonly Entry[];
  /** Whether to choose by severity, too: pointless where all of them break. */
  severity: boolean;
}

export function ChangesFilter({ entries, severity }: FilterProps) {
  const breaking = entries.filter((entry) => entry.breaking);
  return (
    <div class="filters">
      {severity && (
        <Choices legend="Show">
          <Option name="show" id="show-all" words="all" checked>
            <CountsByTopic entries={entries} />
          </Option>
          <Option name="show" id="show-breaking" words="breaking only">
            <CountsByTopic entries={breaking} />
          </Option>
        </Choices>
      )}
      <Choices legend="About">
        {ABOUT.map((about) => (
          <Option
            key={about}
            name="about"
            id={`about-${about}`}
            words={about === "any" ? "anything" : TOPICS[about]}
            checked={about === "any"}
          >
            {severity && <Count of="breaking" count={countAbout(breaking, about)} />}
            <Count of={severity ? "all" : "always"} count={countAbout(entries, about)} />
          </Option>
        ))}
      </Choices>
    </div>
  );
}

/** Said where the filters hide everything; shown by the style sheet, told when it is. */
export function NothingOfThisKind() {
  return (
    <div role="status">
      <p class="none nothing">Nothing of this kind on this page.</p>
    </div>
  );
}

interface OptionProps {
  name: string;
  id: string;
  words: string;
  checked?: boolean;
  children: ComponentChildren;
}

function Option({ name, id, words, checked = false, children }: OptionProps) {
  return (
    <label>
      <input type="radio" name={name} id={id} checked={checked} />
      {`${words} `}
      {children}
    </label>
  );
}

/** How many of the entries there are for each topic; the style sheet shows the one that is chosen. */
function CountsByTopic({ entries }: { entries: readonly Entry[] }) {
  return (
    <>
      {ABOUT.map((about) => (
        <Count key={about} of={about} count={countAbout(entries, about)} />
      ))}
    </>
  );
}

function Count({ of, count }: { of: string; count: number }) {
  return <span class={`count of-${of}`}>{count}</span>;
}

function countAbout(entries: readonly Entry[], about: About): number {
  if (about === "any") return entries.length;
  return entries.filter((entry) => topicsOf(entry).includes(about)).length;
}
