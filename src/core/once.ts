// A value that is made when it is first asked for.

/** Calls `make` once, at the first call, and gives what that gave ever after. */
export function once<T extends {}>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
