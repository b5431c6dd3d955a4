// Explains what the system refuses: a full disk, a read-only folder, too many open files. Neither the registry nor
// this program is at fault.

/** By the system's error code: what happened and what to do. */
const REFUSALS: Record<string, string> = {
  ENOSPC: "The disk is full. Free some space and run it again.",
  EDQUOT: "Your disk quota is used up. Free some space and run it again.",
  EROFS: "The file system is read-only.",
  EACCES: "Permission denied.",
  EPERM: "Permission denied.",
  EMFILE: "Too many files are open. Raise the limit (ulimit -n) and run it again.",
  ENFILE: "Too many files are open on this machine. Close other programs and run it again.",
  ENOTDIR: "A file is where a folder is needed.",
  EISDIR: "A folder is where a file is needed.",
  EIO: "The disk cannot be read or written. Check the disk and the system log.",
};

/** Explains an error from the system; undefined for any other error. */
export function systemRefusal(error: unknown): string | undefined {
  const { code, syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== "string" || typeof syscall !== "string") return undefined;
  return `${REFUSALS[code] ?? "The system refused."} (${message})`;
}

/** Why the system refuses to write `path`; undefined for any other error. */
export function writingRefusal(path: string, error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (systemRefusal(error) === undefined) return undefined;
  return [`${path} cannot be written (${code}).`, REFUSALS[`${code}`] ?? ""].join(" ").trim();
}
