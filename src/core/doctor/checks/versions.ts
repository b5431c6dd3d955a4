// The software version that the workflows name.

import type { ReleaseFacts } from "../facts.ts";
import { both, check, error, type Fault, warning } from "../finding.ts";
import type { Pin } from "../pin.ts";
import { callsSoftware, firstPin, nameOf, type WorkflowFile } from "../workflow-files.ts";

export const VERSIONS = [
  check(
    "one-version",
    "which version the workflows name",
    ({ files }) => files,
    ({ workflows }) => {
      const pinned = workflows.filter(hasPin);
      const names = new Set(pinned.map(({ pin }) => `${pin.repository}@${pin.ref}`));
      if (names.size < 2) return [];
      const list = pinned.map(({ path, pin }) => `${nameOf(path)} ${versionOf(pin)}`);
      return [
        error({
          message: `The workflows name different versions: ${list.join(", ")}. One version may not be able to read what another writes.`,
          remedy: "Put the same commit SHA after the @ in each.",
        }),
      ];
    },
  ),
  check(
    "newest-version",
    "the newest release of the software",
    ({ files, release }) => both(files, release),
    ([files, release], { repository: { url, fullName } }) => {
      const pin = firstPin(files);
      const server = url.slice(0, -fullName.length);
      return pin && release ? versionFaults(pin, release, server) : [];
    },
  ),
  check(
    "dependabot",
    "whether Dependabot updates the version",
    ({ files }) => files,
    (files) =>
      files.hasDependabot || !callsSoftware(files)
        ? []
        : [
            warning({
              message:
                ".github/dependabot.yml does not update github-actions, so nobody proposes new versions of the software.",
              remedy:
                'Add the file, with: version: 2, updates: [{ package-ecosystem: github-actions, directory: "/", schedule: { interval: weekly } }]',
            }),
          ],
  ),
];

type Pinned = WorkflowFile & { pin: Pin };
const hasPin = (file: WorkflowFile): file is Pinned => file.pin !== undefined;
const versionOf = ({ version, ref }: Pin) => version ?? ref.slice(0, 10);

function versionFaults(pin: Pin, { tag, commit }: ReleaseFacts, server: string): Fault[] {
  // A tag such as v1 moves with each release.
  if (pin.ref === commit || `${tag}.`.startsWith(`${pin.ref}.`)) return [];
  const page = `${server}${pin.repository}/releases/tag/${tag}`;
  const line = `@${commit} # ${tag}`;
  if (pin.version === tag) {
    return [
      error({
        message: `The workflows say ${tag}, but the commit ${pin.ref} is not that release.`,
        remedy: `Write ${line} in each, if you trust the release. Then find out who wrote the other commit.`,
        page,
      }),
    ];
  }
  return [
    warning({
      message: `The workflows use version ${versionOf(pin)}, but the newest is ${tag}.`,
      remedy: `Merge Dependabot's pull request, or write ${line} in each workflow.`,
      page,
    }),
  ];
}
