// The values of a schema, one per row: path, type, meaning and limits.

import type { SchemaRow, Target } from "../../src/core/schema/reference/rows.ts";
import { Cards } from "./cards.tsx";
import { schemaFolder } from "./links.ts";

export function Rows({ rows, title, file }: { rows: SchemaRow[]; title: string; file: string }) {
  return (
    <Cards
      kind="schema-rows"
      caption={`Properties of ${title}`}
      head={["Property", "Type", "What it means"]}
    >
      {rows.map((row) => (
        <tr key={row.anchor} id={row.anchor}>
          <th scope="row">
            <a class="name" href={`#${row.anchor}`}>
              <Path path={row.path} />
            </a>{" "}
            <span class="need">{needOf(row)}</span>
          </th>
          <td data-label="Type">
            <span>
              <Type row={row} file={file} />
            </span>
          </td>
          <td>
            <Words words={row.description} />
            <Limits {...row} />
            {row.examples.length > 0 && (
              <p class="limit">
                For example:{" "}
                {row.examples.map((example) => (
                  <code key={example}>{example}</code>
                ))}
              </p>
            )}
          </td>
        </tr>
      ))}
    </Cards>
  );
}

/** "each" is for the values of a map, none of which is required. */
function needOf({ required }: SchemaRow): string {
  if (required === undefined) return "each";
  return required ? "required" : "optional";
}

/** As in Markdown, text between backticks is code. */
function Words({ words }: { words: string }) {
  const pieces = words.split("`");
  return (
    <p>{pieces.map((piece, at) => (at % 2 === 1 ? <code key={piece}>{piece}</code> : piece))}</p>
  );
}

/** Lines may break after a dot or brackets. */
function Path({ path }: { path: string }) {
  return path.split(/(?<=\.|\[\])/).map((step) => (
    <>
      {step}
      <wbr />
    </>
  ));
}

export function Type({ row, file }: { row: SchemaRow; file: string }) {
  const { types, itemTypes, target } = row;
  const link = target && <TargetLink target={target} file={file} />;
  if (itemTypes !== undefined) return <>array of {link ?? itemTypes}</>;
  if (!link) return <>{types || "any"}</>;
  return (
    <>
      {link}
      <span class="dim">{`: ${types}`}</span>
    </>
  );
}

function TargetLink({ target, file }: { target: Target; file: string }) {
  const { file: other, anchor, title } = target;
  const page = other === file ? "" : `../${schemaFolder(other)}`;
  const place = anchor === "" && page === "" ? schemaFolder(file).slice(0, -1) : anchor;
  return <a href={place === "" ? page : `${page}#${place}`}>{title}</a>;
}

export function Limits({ limits, values }: Pick<SchemaRow, "limits" | "values">) {
  return (
    <>
      {limits.map(({ words, code }) => (
        <p key={words + code} class="limit">
          {words} {code !== undefined && <code>{code}</code>}
        </p>
      ))}
      {values.length > 0 && (
        <p class="limit">
          {values.length === 1 ? "Always " : "One of "}
          {values.map((value, at) => (
            <>
              {at > 0 && ", "}
              <code key={value}>{value}</code>
            </>
          ))}
        </p>
      )}
    </>
  );
}
