// The filters on a page of changes: radio buttons that the style sheet acts on (61-filters.css), so they need
// no script. Each shows how many entries match.

import type { ComponentChildren } from "preact";
import type { Entry } from "../../src/core/history/entry.ts";
import { Choices } from "../components/choices.tsx";
import { TOPIC_NAMES, TOPICS, topicsOf } from "../components/topics.ts";

/** "any" means all topics. */
const ABOUT = ["any", ...TOPIC_NAMES] as const;

interface FilterProps {
  /** The entries on the page. */
  entries: readonly Entry[];
  /** Whether to filter by severity: pointless if all entries are breaking. */
  severity: boolean;
}

export function ChangesFilter({ entries, severity }: FilterProps) {
  const counts = countsOf(entries);
  const breaking = countsOf(entries.filter((entry) => entry.breaking));
  return (
    <div class="filters">
      {severity && (
        <Choices legend="Show">
          <Option name="show" choice="all" words="all" checked>
            {ABOUT.map((about) => (
              <Count key={about} of={about} count={counts[about]} />
            ))}
          </Option>
          <Option name="show" choice="breaking" words="breaking only">
            {ABOUT.map((about) => (
              <Count key={about} of={about} count={breaking[about]} />
            ))}
          </Option>
        </Choices>
      )}
      <Choices legend="About">
        {ABOUT.map((about) => (
          <Option
            key={about}
            name="about"
            choice={about}
            words={about === "any" ? "anything" : TOPICS[about]}
            checked={about === "any"}
          >
            {severity && <Count of="breaking" count={breaking[about]} />}
            <Count of={severity ? "all" : "always"} count={counts[about]} />
          </Option>
        ))}
      </Choices>
    </div>
  );
}

/** The style sheet shows it when the filters hide everything; screen readers then announce it. */
export function NothingOfThisKind() {
  return (
    <div role="status">
      <p class="none nothing">No matching entries on this page.</p>
    </div>
  );
}

interface OptionProps {
  name: string;
  choice: string;
  words: string;
  checked?: boolean;
  children: ComponentChildren;
}

function Option({ name, choice, words, checked = false, children }: OptionProps) {
  return (
    <label>
      <input type="radio" name={name} id={`${name}-${choice}`} checked={checked} />
      {`${words} `}
      {children}
    </label>
  );
}

/** The style sheet shows the one for the chosen filter. */
function Count({ of, count }: { of: string; count: number }) {
  return <span class={`count of-${of}`}>{count}</span>;
}

/** How many of the entries are about each topic. */
function countsOf(entries: readonly Entry[]): Record<(typeof ABOUT)[number], number> {
  const topics = entries.flatMap(topicsOf);
  const counts = TOPIC_NAMES.map((name) => [name, topics.filter((it) => it === name).length]);
  return { ...Object.fromEntries(counts), any: entries.length };
}
