// The coalitions that refer or referred to a citizen or service: since when, how, and what replaced it.

import { type Citizen, isPresent } from "../../src/core/citizens/citizen.ts";
import type { Reference } from "../../src/core/citizens/reference.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { partLabel } from "../../src/core/registry/parts.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { Cards } from "./cards.tsx";
import { CitizenLinks } from "./citizen-names.tsx";
import { entryHref } from "./entry-line.tsx";
import { usePage } from "./page.ts";
import { Day } from "./time.tsx";

/** Rows on a page. The lookup lists all of them. */
const MOST_ROWS = 100;

export function CitizenReferences({ citizen }: { citizen: Citizen }) {
  const { id, references, names } = citizen;
  const more = references.length - MOST_ROWS;
  return (
    <>
      <Cards head={["Coalition", "Since", "Refers to"]}>
        {references.slice(0, MOST_ROWS).map((it) => (
          <Row key={`${it.view.name} ${it.since.seq}`} reference={it} usual={names[0]} />
        ))}
      </Cards>
      {more > 0 && (
        <p>
          {`And ${counted(more, "more reference")}: `}
          <code>{`npx mosaik-coalitions lookup ${id} --json`}</code>
        </p>
      )}
    </>
  );
}

interface RowProps {
  reference: Reference;
  /** The name in the page's heading. */
  usual: string | undefined;
}

function Row({ reference, usual }: RowProps) {
  const { view, isSpanned, parts } = reference;
  const { root } = usePage();
  const ends = view.published?.retirement?.at;
  const name = isSpanned ? usual : parts[0]?.name;
  return (
    <tr>
      <th scope="row">
        <a href={`${root}${view.name}/`}>{view.name}</a>
        {name !== undefined && name !== usual && ` as ${oneLine(name)}`}
        {ends !== undefined && (
          <>
            {" "}
            <span class="badge retired">{`Retires ${ends.slice(0, 10)}`}</span>
          </>
        )}
      </th>
      <td data-label="Since">
        <Time reference={reference} />
      </td>
      <td data-label="Refers to">
        {isPresent(reference) ? <Ways reference={reference} /> : <Before reference={reference} />}
      </td>
    </tr>
  );
}

function Time({ reference: { since, until, successor } }: { reference: Reference }) {
  return (
    <span>
      <EntryLink entry={since} />
      {until && (
        <>
          {" until "}
          <EntryLink entry={until} />
          {successor === undefined ? ", removed" : ", replaced by "}
          {successor !== undefined && <CitizenLinks ids={[successor]} />}
        </>
      )}
    </span>
  );
}

function EntryLink({ entry }: { entry: Entry }) {
  const { root } = usePage();
  return (
    <>
      <a href={entryHref(root, entry)}>{`entry ${entry.seq}`}</a>, <Day at={entry.at} />
    </>
  );
}

/** How it was referred to. Which spans pinned it is only in the definition of that time. */
function Before({ reference: { parts, isSpanned } }: { reference: Reference }) {
  return <>{isSpanned ? `a span of ${parts.map(partLabel).join(", ")}` : "its id"}</>;
}

function Ways({ reference: { part, spannedAs } }: { reference: Reference }) {
  if (part && part.class !== "lattice" && part.class !== "organism") return <>its fingerprint</>;
  const listed = part?.value.contentHash;
  const isPinned = spannedAs.some(({ contentHash }) => contentHash !== undefined);
  const isById = listed === undefined && spannedAs.length === 0;
  return (
    <div>
      {part && <p>{isById ? "its stable id only" : "its stable id"}</p>}
      {spannedAs.map(({ by, contentHash }) => (
        <p key={by}>
          {contentHash === undefined ? `${by} spans it without a pin` : `${by} pins content hash `}
          {contentHash !== undefined && <Hash id={contentHash} />}
        </p>
      ))}
      {listed !== undefined && !isPinned && (
        <p>
          {"content hash "}
          <Hash id={listed} />
          {", shown but not pinned"}
        </p>
      )}
    </div>
  );
}

function Hash({ id }: { id: Id }) {
  return <code class="hex" title={id}>{`${id.slice(0, 16)}…`}</code>;
}
