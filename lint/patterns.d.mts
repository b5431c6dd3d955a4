export interface Pattern {
  id: string;
  find: RegExp;
  caseSensitive?: boolean;
  reason: string;
  write: string;
  bad: string;
  good: string;
}

export declare const PATTERNS: readonly Pattern[];
