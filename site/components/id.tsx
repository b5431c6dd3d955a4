// Ids on a page. The full value is always there: the button beside an id copies it.

import type { Hex as HexDigits } from "../../src/core/registry/definition.ts";

/**
 * Hex digits in groups of eight, easy to compare; lines break between groups. The style sheet draws the
 * gaps, so that selected and copied text has only the digits.
 */
export function Hex({ value, copied }: { value: HexDigits; copied?: string }) {
  const look = copied === undefined ? { class: "hex" } : { class: "hex id", "data-copied": copied };
  // In a browser, the page's policy does not let text become markup.
  if (!/^[0-9a-f]*$/.test(value) || "document" in globalThis) {
    return <code {...look}>{groupsOf(value)}</code>;
  }
  // A page has hundreds of ids: eight elements for each would be most of the work of rendering it.
  const html = value.replace(/.{1,8}/g, "<i>$&</i>");
  return <code {...look} dangerouslySetInnerHTML={{ __html: html }} />;
}

function groupsOf(digits: HexDigits) {
  return digits.match(/.{1,8}/g)?.map((group, index) => <i key={`${index} ${group}`}>{group}</i>);
}

/**
 * `label` says what is copied: "stable id of op.mainnet". A page has hundreds of ids, and their buttons need the script
 * anyway, so the script adds them.
 */
export function Id({ value, label }: { value: HexDigits; label: string }) {
  if (!("document" in globalThis)) return <Hex value={value} copied={label} />;
  return (
    <code class="hex id">
      {groupsOf(value)}
      <CopyButton label={label} value={value} />
    </code>
  );
}

/** The first sixteen digits, if the linked page has the full id. */
export function ShortId({ value, label }: { value: HexDigits; label: string }) {
  return (
    <span class="id short">
      <code class="hex" title={value}>
        {groupsOf(value.slice(0, 16))}…
      </code>
      <CopyButton label={label} value={value} />
    </span>
  );
}

interface CopyProps {
  label: string;
  value?: string;
  /** The address of a file. */
  file?: string | undefined;
}

/**
 * Copies `value`, a file, or the text of the element before it. Hidden until the script has loaded. A page has
 * hundreds, so the style sheet draws the icon.
 */
export function CopyButton({ label, value, file }: CopyProps) {
  return (
    <button
      type="button"
      class="copy"
      aria-label={`Copy ${label}`}
      data-copy={value}
      data-file={file}
    />
  );
}

/** Text in which each id of 32 or 48 bytes can be copied. */
export function TextWithIds({ text }: { text: string }) {
  const pieces = text.split(/\b([0-9a-f]{96}|[0-9a-f]{64})\b/);
  return (
    <span class="in-text">
      {pieces.map((piece, index) =>
        index % 2 === 0 ? piece : <Id key={`${index} ${piece}`} value={piece} label="id" />,
      )}
    </span>
  );
}
