// The newest entries of all coalitions, one line each.

import type { SiteContext } from "../site-context.ts";
import { EntryLine, entryHref } from "./entry-line.tsx";
import { None } from "./section.tsx";
import { Day } from "./time.tsx";

const SHOWN = 5;

/** For a page at the base. */
export function NewestChanges({ context }: { context: SiteContext }) {
  const { entries, chains } = context.view;
  if (entries.length === 0) return <None>No entry yet: nothing has been published.</None>;
  return (
    <>
      <ol class="entry-list">
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.hash}>
            <Day at={entry.at} />
            <span>
              <b>{entry.coalition}</b>{" "}
              <EntryLine
                entry={entry}
                chain={chains.get(entry.coalition) ?? []}
                href={entryHref("", entry)}
              />
            </span>
          </li>
        ))}
      </ol>
      <p>
        <a href="changes/">All changes</a>
      </p>
    </>
  );
}
