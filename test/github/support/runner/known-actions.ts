// The third-party actions that are known here, with the inputs from their action.yml in the named version. A workflow
// that pins another major version needs a new look.

export interface KnownAction {
  version: string;
  inputs: readonly string[];
  required?: readonly string[];
  /** The inputs that a stand-in reads or needs. */
  defaults?: Readonly<Record<string, string>>;
}

export const KNOWN_ACTIONS: Readonly<Record<string, KnownAction>> = {
  "actions/checkout": {
    version: "v7.0.1",
    inputs: [
      ...["repository", "ref", "token", "ssh-key", "ssh-known-hosts", "ssh-strict", "ssh-user"],
      ...["persist-credentials", "path", "clean", "filter", "sparse-checkout"],
      ...["sparse-checkout-cone-mode", "fetch-depth", "fetch-tags", "show-progress", "lfs"],
      ...["submodules", "set-safe-directory", "github-server-url", "allow-unsafe-pr-checkout"],
    ],
    defaults: { "fetch-depth": "1" },
  },
  "actions/setup-node": {
    version: "v7.1.0",
    inputs: [
      ...["node-version", "node-version-file", "architecture", "check-latest", "registry-url"],
      ...["scope", "token", "cache", "package-manager-cache", "cache-dependency-path", "mirror"],
      "mirror-token",
    ],
  },
  "actions/upload-artifact": {
    version: "v7.0.2",
    inputs: [
      ...["name", "path", "if-no-files-found", "retention-days", "compression-level"],
      ...["overwrite", "include-hidden-files", "archive"],
    ],
    required: ["path"],
    defaults: { name: "artifact", "if-no-files-found": "warn" },
  },
  "actions/download-artifact": {
    version: "v8.0.1",
    inputs: [
      ...["name", "artifact-ids", "path", "pattern", "merge-multiple", "github-token"],
      ...["repository", "run-id", "skip-decompress", "digest-mismatch"],
    ],
  },
  "actions/attest": {
    version: "v4.2.2",
    inputs: [
      ...["subject-path", "subject-digest", "subject-name", "subject-checksums"],
      ...["subject-version", "sbom-path", "predicate-type", "predicate", "predicate-path"],
      ...["push-to-registry", "create-storage-record", "show-summary", "github-token"],
    ],
  },
  "actions/cache": {
    version: "v6.1.0",
    inputs: [
      ...["path", "key", "restore-keys", "upload-chunk-size", "enableCrossOsArchive"],
      ...["fail-on-cache-miss", "lookup-only", "save-always"],
    ],
    required: ["path", "key"],
  },
  "actions/configure-pages": {
    version: "v6.0.0",
    inputs: ["static_site_generator", "generator_config_file", "token", "enablement"],
  },
  "actions/upload-pages-artifact": {
    version: "v5.0.0",
    inputs: ["name", "path", "retention-days", "include-hidden-files"],
    defaults: { name: "github-pages", path: "_site/" },
  },
  "actions/deploy-pages": {
    version: "v5.0.1",
    inputs: ["token", "timeout", "error_count", "reporting_interval", "artifact_name", "preview"],
    defaults: { artifact_name: "github-pages" },
  },
  // Only the permissions that this project might use.
  "actions/create-github-app-token": {
    version: "v3.2.0",
    inputs: [
      ...["client-id", "app-id", "private-key", "owner", "repositories", "skip-token-revoke"],
      ...["github-api-url", "permission-actions", "permission-checks", "permission-contents"],
      ...["permission-issues", "permission-metadata", "permission-pages"],
      ...["permission-pull-requests", "permission-statuses", "permission-workflows"],
    ],
    required: ["private-key"],
  },
};

/** `actions/checkout@<sha>` → its entry; undefined for an unknown one. */
export function knownAction(uses: string): [name: string, action: KnownAction] | undefined {
  const [name = ""] = uses.split("@");
  const action = KNOWN_ACTIONS[name];
  return action && [name, action];
}
