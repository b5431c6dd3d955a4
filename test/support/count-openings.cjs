// Loaded before a program: writes, as it ends, how often it opened each file below coalitions/ to the file
// that COUNT_OPENINGS names.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const openings = {};
for (const name of ["openSync", "open", "readFileSync", "readFile", "createReadStream"]) {
  const original = fs[name];
  fs[name] = (path, ...more) => {
    const [, file] = /(coalitions\/.*\.json)$/.exec(String(path)) ?? [];
    if (file) openings[file] = (openings[file] ?? 0) + 1;
    return original(path, ...more);
  };
}
syncBuiltinESMExports();
process.on("exit", () => fs.writeFileSync(process.env.COUNT_OPENINGS, JSON.stringify(openings)));
