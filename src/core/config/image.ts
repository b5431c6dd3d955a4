// Whether bytes are a picture that the site may show: a PNG, judged by content rather than by file name.

/** A PNG that the site publishes. */
export interface Image {
  bytes: Uint8Array;
  /** In pixels. */
  width: number;
  height: number;
}

/** Why a picture cannot be shown, and how to fix it. */
export interface ImageFault {
  message: string;
  fix: string;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_HEADER = 24;

/** The picture in `bytes`, or the fault in it. */
export function readImage(bytes: Uint8Array): Image | ImageFault {
  if (PNG_SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    return {
      message: "The file's content is not a PNG.",
      fix: "Export the picture as PNG, even from an SVG. Renaming the file is not enough.",
    };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] =
    bytes.length < PNG_HEADER ? [0, 0] : [view.getUint32(16), view.getUint32(20)];
  if (width > 0 && height > 0) return { bytes, width, height };
  return {
    message: "This PNG is incomplete or has no size.",
    fix: "Export the picture again.",
  };
}
