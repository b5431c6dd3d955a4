// Makes the npm package of the command line. It contains everything it needs and has no dependencies.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

const PROGRAM = "dist/coalitions.js";

/** Writes `NAME-VERSION.tgz` into `out`, from this folder's build, using the folder `staging`. */
export function packPackage({ out, staging, repository }) {
  mkdirSync(staging, { recursive: true });
  for (const name of ["dist", "schemas", "LICENSE"])
    cpSync(name, join(staging, name), { recursive: true });
  cpSync("generated/THIRD-PARTY-LICENSES", join(staging, "THIRD-PARTY-LICENSES"));
  const readme = readFileSync("build/package-readme.md", "utf8").replaceAll(
    "{repository}",
    repository,
  );
  writeFileSync(join(staging, "README.md"), readme);
  writeFileSync(
    join(staging, "package.json"),
    `${JSON.stringify(manifest(repository), null, 2)}\n`,
  );
  setModes(staging);
  chmodSync(join(staging, PROGRAM), 0o755);
  const args = ["pack", "--silent", "--ignore-scripts", "--pack-destination", resolve(out)];
  return execFileSync("npm", args, { cwd: staging, encoding: "utf8" }).trim();
}

/** npm refuses provenance if `repository` differs from the publishing workflow's repository. */
function manifest(repository) {
  const { name, version, description, license, engines } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  return {
    ...{ name, version, description, license },
    keywords: ["mosaik", "coalitions", "registry", "fingerprint", "git"],
    homepage: `${repository}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: "git", url: `git+${repository}.git` },
    type: "commonjs",
    bin: { coalitions: PROGRAM, [name]: PROGRAM },
    engines,
  };
}

/** Makes file modes independent of the umask. */
function setModes(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) setModes(path);
    else chmodSync(path, 0o644);
  }
}
