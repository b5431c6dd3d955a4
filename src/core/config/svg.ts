// What an SVG may not hold, to be published under the registry's own name.
//
// The site shows pictures by <img> alone, in which nothing runs and nothing is loaded. But whoever opens
// the file by its address has it as a page of the registry's own origin. It is read here by patterns, and
// in a browser by an XML parser: so whatever could make the two read different things is refused, too.

import type { ImageFault } from "./image.ts";

/** The first element is an svg, behind what may stand before one. */
const IS_SVG =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>[]*>\s*)*<svg[\s>]/;

export function isSvg(text: string): boolean {
  return IS_SVG.test(text);
}

/** Why an SVG may not be published; undefined where it may. */
export function faultOfSvg(text: string): ImageFault | undefined {
  const asParsed = parsedText(text);
  for (const [pattern, message, fix] of REFUSED) {
    if (pattern.test(text) || pattern.test(asParsed)) return { message, fix };
  }
  return undefined;
}

/** The text with what an XML parser joins or decodes, so that no word hides behind it. */
function parsedText(text: string): string {
  return text
    .replace(/<!--(?:[^-]|-(?!->))*-->|<!\[CDATA\[|\]\]>/g, "")
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

const REFUSED: readonly (readonly [pattern: RegExp, message: string, fix: string])[] = [
  [
    /^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i,
    "This SVG says that it is in another encoding than UTF-8. A browser would read something else in it than was checked.",
    "Export it as UTF-8.",
  ],
  [
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/,
    "This SVG holds control characters, by which a browser could read something else in it than was checked.",
    "Export it as a plain SVG.",
  ],
  [
    /<(?:[^\s<>/"'=!?]+:)?(?:script|handler|foreignObject|iframe|object|embed|a)[\s/>]/i,
    "This SVG holds a script, a link or foreign content. Who opens it by its address would run that under the registry's own name.",
    "Export it as a plain SVG, of shapes alone.",
  ],
  [
    /xmlns(?::[^\s=]*)?\s*=\s*(?:"[^"]*(?:&|xhtml)|'[^']*(?:&|xhtml))/i,
    "This SVG holds parts of a web page. Who opens it by its address would have them under the registry's own name.",
    "Export it as a plain SVG, of shapes alone.",
  ],
  [
    /[\s"'/]on[a-z]+\s*=|javascript:/i,
    "This SVG holds a script in an attribute, such as onload.",
    "Remove the attributes that begin with on, or export it as a plain SVG.",
  ],
  [
    /<!ENTITY|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-f]+);)[^\s;]*;|<\?xml-stylesheet|@import|attributeName\s*=\s*["']?\s*(?:[\w-]+:)?href/i,
    "This SVG takes in something from elsewhere, by an entity, a style sheet or an animated reference.",
    "Export it as a plain SVG, with its styles in attributes.",
  ],
  [
    /(?:href|[\s"']src)\s*=(?!\s*["']?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i,
    "This SVG refers to something outside of it, which would not be shown.",
    "Embed what it needs, or draw it as shapes.",
  ],
  [
    /url\((?!\s*["']?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))|image-set\(|\\/i,
    "This SVG's style refers to something outside of it, which would not be shown, or hides what it refers to behind a backslash.",
    "Embed what it needs, or draw it as shapes, and write styles without backslashes.",
  ],
];
