// Lists what the bundles contain, as SPDX: npm's list of dependencies, reduced to the bundled ones.
import { execFileSync } from "node:child_process";

/**
 * `bundled`: NAME@VERSION each. (`--omit dev` would also leave out what the command line shares with the tests.)
 * The same source gives the same text: nothing is random or depends on the clock.
 */
export function makeSbom({ bundled, repository, commit, created }) {
  const args = ["sbom", "--sbom-format", "spdx", "--package-lock-only"];
  const document = JSON.parse(
    execFileSync("npm", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }),
  );
  const [root, ...others] = document.packages;
  const packages = others.filter((it) => bundled.includes(`${it.name}@${it.versionInfo}`));
  const missing = bundled.filter(
    (it) => !packages.some((one) => it === `${one.name}@${one.versionInfo}`),
  );
  if (missing.length > 0) {
    throw new Error(
      `These packages are bundled but not in package-lock.json: ${missing.join(", ")}. Run npm ci.`,
    );
  }
  return `${JSON.stringify(
    {
      ...document,
      documentNamespace: `${repository}/tree/${commit}/sbom.spdx.json`,
      creationInfo: { ...document.creationInfo, created },
      packages: [{ ...root, downloadLocation: `git+${repository}.git@${commit}` }, ...packages],
      relationships: [
        related("SPDXRef-DOCUMENT", "DESCRIBES", root.SPDXID),
        ...packages.map((it) => related(root.SPDXID, "CONTAINS", it.SPDXID)),
      ],
    },
    null,
    2,
  )}\n`;
}

function related(spdxElementId, relationshipType, relatedSpdxElement) {
  return { spdxElementId, relatedSpdxElement, relationshipType };
}
