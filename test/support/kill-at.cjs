// Preloaded into a program: ends it, as SIGKILL does, in the moment before its n-th change of the disk.
// KILL_AT is n; where it is 0 the program lives, and says at its end how many changes it made.

const fs = require("node:fs");

const CHANGES = [
  ...["linkSync", "mkdirSync", "renameSync", "rmSync", "rmdirSync", "symlinkSync", "unlinkSync"],
  ...["writeFileSync", "writeSync"],
];
const at = Number(process.env.KILL_AT);
let made = 0;

for (const name of CHANGES) {
  const change = fs[name];
  fs[name] = (...args) => {
    made++;
    if (made === at) process.kill(process.pid, "SIGKILL");
    return change(...args);
  };
}

if (at === 0) process.on("exit", () => process.stderr.write(`\nmade ${made} changes\n`));
