// Lists the packages in the bundles, with the licence texts that must be included.
import { readdirSync, readFileSync } from "node:fs";

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const LEGAL = /^(licen[cs]e|copying|notice)/i;

/** Each package of the modules, once, sorted by name. */
export function packagesOf(modules) {
  const folders = new Set([...modules].map((id) => PACKAGE.exec(id)[0]));
  const packages = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    packages.set(`${name}@${version}`, { name, version, license, text: legalText(folder) });
  }
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
}

function legalText(folder) {
  const files = readdirSync(folder).filter((name) => LEGAL.test(name));
  return files
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, "utf8").replaceAll("\r\n", "\n").trim())
    .join("\n\n");
}

/** THIRD-PARTY-LICENSES. */
export function licenceTexts(packages) {
  const parts = packages.map(
    ({ name, version, license, text }) =>
      `${name} ${version} (${license})\n\n${text || "The package has no licence file."}`,
  );
  const head = "The bundles contain code from these packages, each under its own licence.";
  return `${[head, ...parts].join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
