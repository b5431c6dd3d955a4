// Where this software's manuals are. A registry's own repository has none.

/** Without a final slash; undefined for a build from source, which does not know where it is published. */
export function manualUrl(software: {
  version: string;
  /** `https://github.com/OWNER/REPO` */
  repository: string | null;
}): string | undefined {
  const [major] = software.version.split(".");
  return software.repository === null ? undefined : `${software.repository}/blob/v${major}/docs`;
}
