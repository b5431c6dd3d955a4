// Ids on a page: never without their full value, which is what the button beside them copies.

import type { Hex as HexDigits } from "../../src/core/registry/definition.ts";

/**
 * Hex digits in groups of eight, which the eye can compare and lines can break between. The gaps
 * are drawn, not written: text that is selected and copied has the digits alone.
 */
export function Hex({ value }: { value: HexDigits }) {
  // In a browser the policy of the pages lets no text become markup.
  if (!/^[0-9a-f]*$/.test(value) || "document" in globalThis) {
    return <code class="hex">{groupsOf(value)}</code>;
  }
  // A page has hundreds of ids: eight elements for each would be most of the work of rendering it.
  const html = value.replace(/.{1,8}/g, "<i>$&</i>");
  return <code class="hex" dangerouslySetInnerHTML={{ __html: html }} />;
}

function groupsOf(digits: HexDigits) {
  return digits.match(/.{1,8}/g)?.map((group, index) => <i key={`${index} ${group}`}>{group}</i>);
}

/**
 * `label` says what is copied: "stable id of op.mainnet". A page has hundreds of ids, and a button does nothing before
 * the script is there: the script makes them.
 */
export function Id({ value, label }: { value: HexDigits; label: string }) {
  if ("document" in globalThis) {
    return (
      <span class="id">
        <Hex value={value} />
        <CopyButton label={label} />
      </span>
    );
  }
  return (
    <span class="id" data-copied={label}>
      <Hex value={value} />
    </span>
  );
}

/** The first sixteen digits, where the full id stands on the page that is linked. */
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
 * Copies `value`, or a file, or the text of the element before it. Shown once the script is there. A page has hundreds:
 * the style draws what is on it.
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

/** Text in which every 32 or 48 byte id is set as one, to be copied as one. */
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
