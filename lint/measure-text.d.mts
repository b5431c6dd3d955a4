export declare function readTerms(glossary: string): string[];
export declare function measureText(
  markdown: string,
  terms: readonly string[],
): {
  words: number;
  sentences: number;
  syllables: number;
  leftOut: number;
  mean: number;
  grade: number;
};
