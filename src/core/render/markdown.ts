// Markdown for GitHub, built as a tree. Every text that other people wrote goes through here, so that it cannot mention
// anyone, link to an issue or page, break a table or act as markup.

import type { PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import { cleanText, counted, oneLine } from "../text.ts";

/** Only the half of remark that writes: the half that reads is slow to load. */
const STRINGIFY_OPTIONS: Options = {
  bullet: "-",
  rule: "-",
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** Ends with one newline. */
export function stringify(children: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...children] };
  return toMarkdown(root, STRINGIFY_OPTIONS);
}

const BREAK = "\u200b";
/**
 * What GitHub finds in rendered text, where backslashes do not help: mentions, issues, advisories, addresses and
 * emoji. A zero-width space stops each of them.
 */
const REFERENCES: [RegExp, string][] = [
  [/@(?=[\w-])/g, `@${BREAK}`],
  [/#(?=\d)/g, `#${BREAK}`],
  [/(GH|GHSA|CVE)-/gi, `$1${BREAK}-`],
  [/:\/\//g, `:${BREAK}//`],
  [/(www)\./gi, `$1${BREAK}.`],
  [/:(?=(?:[a-z+-][\wñ+-]*|100|1234|8ball|[123](?:st|nd|rd)_place_medal):)/gi, `:${BREAK}`],
];

/** Text on one line, as inline nodes. Spaces at its ends stay, because other nodes may follow. */
export function plain(text: string): PhrasingContent[] {
  const line = cleanText(text).replace(/\s+/g, " ");
  const tame = REFERENCES.reduce((it, [find, by]) => it.replace(find, by), line);
  // GitHub renders text between dollar signs as math, and turns digits that look like a commit into a link. In
  // elements of their own, they stay as they are and can be copied.
  return tame
    .split(SPANNED_TEXT)
    .filter((piece) => piece !== "")
    .map((value) =>
      SPANNED_TEXT.test(value) ? { type: "html", value: inSpans(value) } : { type: "text", value },
    );
}

/** Dollar signs, and hex digits that may be a commit or its first 7 or more digits. */
const SPANNED_TEXT = /(\$+|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z]))/i;

function inSpans(value: string): string {
  const pieces = value.startsWith("$") ? [value] : (value.match(/.{1,6}/g) ?? []);
  return pieces.map((piece) => `<span>${piece}</span>`).join("");
}

/** Nodes stay as they are; text goes through `plain`. */
export type Inline = string | readonly PhrasingContent[];

function nodesOf(inline: Inline): PhrasingContent[] {
  return typeof inline === "string" ? plain(inline) : [...inline];
}

/** A sentence with text and nodes in it: text`From ${code(id)} in ${name}.` */
export function text(words: TemplateStringsArray, ...values: Inline[]): PhrasingContent[] {
  const pieces: Inline[] = [];
  let run = words[0] ?? "";
  for (const [index, value] of values.entries()) {
    const next = words[index + 1] ?? "";
    if (typeof value === "string") run += value + next;
    else {
      pieces.push(run, value);
      run = next;
    }
  }
  return [...pieces, run].flatMap(nodesOf);
}

/** Text as code, which GitHub does not change. */
export function code(text: string): PhrasingContent[] {
  const line = oneLine(text);
  return line === "" ? [] : [{ type: "inlineCode", value: line }];
}

export function strong(text: string): PhrasingContent[] {
  return [{ type: "strong", children: plain(text) }];
}

const LOGIN = /^[a-z\d][a-z\d_-]{0,99}$/i;

/** The only way to mention somebody. `login` comes from GitHub, never from a definition. */
export function mention(login: string): PhrasingContent[] {
  return LOGIN.test(login) ? [{ type: "html", value: `@${login}` }] : code(login);
}

/** An issue or pull request of the same repository, as GitHub links it. */
export function issue(number: number): PhrasingContent[] {
  return [{ type: "html", value: `#${Math.trunc(number)}` }];
}

/** `url` is one of ours, never from a definition. */
export function link(label: Inline, url: string): PhrasingContent[] {
  return [{ type: "link", url, children: nodesOf(label) as never }];
}

export function heading(depth: 1 | 2 | 3 | 4, label: Inline): RootContent {
  return { type: "heading", depth, children: nodesOf(label) };
}

export function paragraph(words: Inline): RootContent {
  return { type: "paragraph", children: nodesOf(words) };
}

export function list(items: readonly Inline[]): RootContent {
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: items.map((words) => ({
      type: "listItem",
      spread: false,
      children: [{ type: "paragraph", children: nodesOf(words) }],
    })),
  };
}

/** The first `most` items of a list, then the number of the rest, including `others` that are not in it. */
export function firstItems<T>(
  items: readonly T[],
  most: number,
  render: (item: T) => Inline,
  { noun, many, others = 0 }: { noun: string; many?: string; others?: number },
): Inline[] {
  const shown = items.slice(0, most).map(render);
  const more = items.length - shown.length + others;
  return more > 0 ? [...shown, `and ${counted(more, noun, many)}`] : shown;
}

export function blockquote(...children: RootContent[]): RootContent {
  return { type: "blockquote", children: children as never };
}

/** Folded away until a reader opens it. `summary` is our own text. */
export function details(summary: string, blocks: readonly RootContent[]): RootContent[] {
  const open = `<details><summary>${summary}</summary>`;
  return [{ type: "html", value: open }, ...blocks, { type: "html", value: "</details>" }];
}

export function codeBlock(lang: string, value: string): RootContent {
  return { type: "code", lang, value };
}

export function table(head: readonly Inline[], rows: readonly (readonly Inline[])[]): RootContent {
  const rowOf = (cells: readonly Inline[]): TableRow => ({
    type: "tableRow",
    children: cells.map((words) => ({ type: "tableCell", children: nodesOf(words) })),
  });
  return { type: "table", children: [head, ...rows].map(rowOf) };
}
