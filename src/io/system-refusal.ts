// What the system refuses, in words: a full disk, a folder that may only be read, too many open files. Nothing is
// wrong with the registry then, nor with this program.

/** By the system's codes: what it comes to, and what to do. */
const REFUSALS: Record<string, string> = {
  ENOSPC: "The disk is full. Make room, and run it again.",
  EDQUOT: "Your share of the disk is used up. Make room, and run it again.",
  EROFS: "That is on a file system that can only be read.",
  EACCES: "You do not have the permission.",
  EPERM: "You do not have the permission.",
  EMFILE: "Too many files are open. Raise the limit (ulimit -n), and run it again.",
  ENFILE: "Too many files are open on this machine. End other programs, and run it again.",
  ENOTDIR: "There is a file where a folder is needed.",
  EISDIR: "There is a folder where a file is needed.",
  EIO: "The disk cannot be read or written. Check it, and the system's log.",
};

/** What the system said when it refused `error`'s call; undefined for every other failure. */
export function systemRefusal(error: unknown): string | undefined {
  const { code, syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== "string" || typeof syscall !== "string") return undefined;
  return `${REFUSALS[code] ?? "The system refuses."} (${message})`;
}

/** Why `path` cannot be written, where it is the system that refuses it; undefined for every other failure. */
export function writingRefusal(path: string, error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (systemRefusal(error) === undefined) return undefined;
  return [`${path} cannot be written (${code}).`, REFUSALS[`${code}`] ?? ""].join(" ").trim();
}
