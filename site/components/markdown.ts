// A definition's summary: untrusted Markdown -> HTML of a few harmless elements.

import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "mdast-util-to-string";
import rehypeSanitize, { type Options } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkRehype from "remark-rehype";
import { cleanText, oneLine } from "../../src/core/text.ts";

// Enough for one paragraph. Raw HTML never gets here: remark-rehype drops it.
const SCHEMA: Options = {
  tagNames: ["p", "em", "strong", "code", "a", "br", "ul", "ol", "li"],
  attributes: { a: ["href"] },
  protocols: { href: ["https"] },
  strip: ["script", "style"],
};

const processor = remark()
  .use(remarkRehype)
  .use(rehypeSanitize, SCHEMA)
  .use(() => markLinks)
  .use(rehypeStringify)
  .freeze();

/** HTML that is safe to put into a page. */
export function renderMarkdown(markdown: string): string {
  return String(processor.processSync(cleanText(markdown)));
}

/** Only the text, on one line. */
export function plainMarkdown(markdown: string): string {
  return oneLine(textOf(processor.parse(cleanText(markdown)), { includeHtml: false }));
}

/** At most `length` characters of a text. */
export function beginningOf(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/**
 * Relative links lead nowhere here and lose their target. The others are marked as not endorsed by this
 * site.
 */
function markLinks(tree: Root): void {
  const visit = (node: Root | ElementContent): void => {
    if (node.type === "element" && node.tagName === "a") markLink(node);
    if ("children" in node) for (const child of node.children) visit(child as ElementContent);
  };
  visit(tree);
}

function markLink({ properties }: Element): void {
  if (String(properties.href ?? "").startsWith("https://")) {
    properties.rel = ["nofollow", "noopener", "ugc"];
  } else {
    delete properties.href;
  }
}
