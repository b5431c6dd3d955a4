// node build/publish-package.mjs --release FOLDER
// Publishes the package in FOLDER on npm. npm trusts the workflow that runs this, so no token is needed, and it records
// the commit that the package was built from.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { endWithSentence, UsageError } from "./usage.mjs";

const OLDEST_NPM = "11.5.1";

function npm(args) {
  return execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** The integrity of that version on npm; undefined if npm does not have it. */
function publishedIntegrity(name, version) {
  try {
    return (
      JSON.parse(npm(["view", `${name}@${version}`, "dist.integrity", "--json"]) || "null") ??
      undefined
    );
  } catch (error) {
    if (/E404/.test(`${error.stdout}${error.stderr}`)) return undefined;
    throw error;
  }
}

function publish(folder) {
  const { version, tarball, repository } = JSON.parse(
    readFileSync(join(folder, "release.json"), "utf8"),
  );
  const name = tarball.slice(0, -`-${version}.tgz`.length);
  const file = resolve(folder, tarball);
  const integrity = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  const published = publishedIntegrity(name, version);
  if (published === integrity) return `${name} ${version} is already on npm.`;
  if (published !== undefined) {
    throw new UsageError(
      `${name} ${version} is already on npm with different content. npm accepts each version once: release the next one.`,
    );
  }
  const found = npm(["--version"]);
  if (found.localeCompare(OLDEST_NPM, "en", { numeric: true }) < 0) {
    throw new UsageError(
      `npm ${found} does not support trusted publishing. Use npm ${OLDEST_NPM} or later.`,
    );
  }
  try {
    npm(["publish", file, "--access", "public"]);
  } catch (error) {
    throw new UsageError(
      `npm rejected the package:\n${error.stderr}\nCheck that ${name} on npm has this trusted publisher: repository ${repository}, ` +
        "workflow release.yml, environment npm. That can be set only for a package that exists: publish the first version " +
        `by hand. Download ${tarball} from the release, then: npm publish ./${tarball} --access public`,
    );
  }
  return `Published ${name} ${version} on npm.`;
}

await endWithSentence(() => {
  const { values } = parseArgs({ options: { release: { type: "string" } } });
  if (!values.release) throw new UsageError("--release is missing.");
  console.log(publish(values.release));
});
