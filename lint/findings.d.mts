export interface Finding {
  path: string;
  line: number;
  column: number;
  /** The place in the source, from 0. */
  at: number;
  /** The pattern's, or "name" or "style-ignore". */
  id: string;
  match: string;
  reason: string;
  write: string;
}

export declare function checkStyle(
  path: string,
  source: string,
): { findings: Finding[]; passages: number; names: number };
