// Whether bytes are a picture that the site may show: by what is in them, whatever the file's name.

/** A picture that the site publishes. */
export interface Image {
  kind: "svg" | "png";
  bytes: Uint8Array;
  /** In pixels; of a PNG alone. */
  width?: number;
  height?: number;
}

/** What keeps bytes from being shown, and how to mend it. */
export interface ImageFault {
  message: string;
  fix: string;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_HEADER = 24;

/** The picture in `bytes`, or why it is none. */
export function readImage(bytes: Uint8Array): Image | ImageFault {
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return readPng(bytes);
  const text = decodeText(bytes);
  if (text === undefined || !IS_SVG.test(text)) {
    return {
      message: "This is neither an SVG nor a PNG, by what is in the file.",
      fix: "Export the picture as SVG (UTF-8) or PNG; to rename the file is not enough.",
    };
  }
  for (const [pattern, message, fix] of REFUSED) if (pattern.test(text)) return { message, fix };
  return { kind: "svg", bytes };
}

function readPng(bytes: Uint8Array): Image | ImageFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] =
    bytes.length < PNG_HEADER ? [0, 0] : [view.getUint32(16), view.getUint32(20)];
  if (width > 0 && height > 0) return { kind: "png", bytes, width, height };
  return {
    message: "This PNG is cut off: it does not tell its size.",
    fix: "Export the picture again.",
  };
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first element is an svg, behind what may stand before one. */
const IS_SVG =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>[]*>\s*)*<svg[\s>]/;

/**
 * The site shows pictures by <img> alone, in which nothing runs and nothing is loaded. But whoever opens
 * the file by its address has it as a page of the registry's own origin.
 */
const REFUSED: readonly (readonly [pattern: RegExp, message: string, fix: string])[] = [
  [
    /<(?:[\w-]+:)?(?:script|handler|foreignObject|iframe|object|embed|a)[\s/>]/i,
    "This SVG holds a script, a link or foreign content. Who opens it by its address would run that under the registry's own name.",
    "Export it as a plain SVG, of shapes alone.",
  ],
  [
    /[\s"'/]on[a-z]+\s*=|javascript:/i,
    "This SVG holds a script in an attribute, such as onload.",
    "Remove the attributes that begin with on, or export it as a plain SVG.",
  ],
  [
    /<!ENTITY|<\?xml-stylesheet|@import|attributeName\s*=\s*["']?\s*(?:[\w-]+:)?href/i,
    "This SVG takes in something from elsewhere, by an entity, a style sheet or an animated reference.",
    "Export it as a plain SVG, with its styles in attributes.",
  ],
  [
    /(?:href|[\s"']src)\s*=\s*["']?(?!["']?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i,
    "This SVG refers to something outside of it, which would not be shown.",
    "Embed what it needs, or draw it as shapes.",
  ],
  [
    /url\(\s*["']?(?!["']?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i,
    "This SVG's style refers to something outside of it, which would not be shown.",
    "Embed what it needs, or draw it as shapes.",
  ],
];
