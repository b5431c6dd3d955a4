export declare const NOT_READ: readonly (readonly [pattern: RegExp, reason: string])[];
export declare function filesToRead(root: string): string[];
