// The width of a text in Verdana, which badges use. An approximation is enough: each text is drawn exactly as
// wide as it was measured, with any font.

/** Advance widths in thousandths of the font size. */
const WIDTHS: Record<string, number> = {
  ...widths("il", 274),
  ...widths("j", 344),
  ...widths("f ", 352),
  ...widths(".,·", 364),
  ...widths("t", 394),
  ...widths("r", 427),
  ...widths("-", 454),
  ...widths("csz", 523),
  ...widths("kvxy", 592),
  ...widths("aeo", 602),
  ...widths("bdghnpqu", 628),
  ...widths("0123456789", 636),
  ...widths("w", 818),
  ...widths("m", 973),
};
const OTHER = 700;

function widths(characters: string, width: number): Record<string, number> {
  return Object.fromEntries(Array.from(characters, (it) => [it, width]));
}

/** In the unit of `size`. */
export function textWidth(text: string, size: number): number {
  const thousandths = Array.from(text).reduce((sum, it) => sum + (WIDTHS[it] ?? OTHER), 0);
  return (thousandths * size) / 1000;
}
