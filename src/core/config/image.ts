// Whether bytes are a picture that the site may show: by what is in them, whatever the file's name.

import { faultOfSvg, isSvg } from "./svg.ts";

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
  if (text === undefined || !isSvg(text)) {
    return {
      message: "This is neither an SVG nor a PNG, by what is in the file.",
      fix: "Export the picture as SVG (UTF-8) or PNG; to rename the file is not enough.",
    };
  }
  return faultOfSvg(text) ?? { kind: "svg", bytes };
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
