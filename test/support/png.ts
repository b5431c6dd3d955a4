// The beginning of a PNG: its signature, and the header with its size.

/** In pixels. */
export function pngOf(width: number, height: number): Uint8Array {
  const header = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\x08\x06\0\0\0", "latin1");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return new Uint8Array(header);
}
