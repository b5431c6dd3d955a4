// Loaded before a program: writes its largest resident size, in kilobytes, to the file descriptor 3. Linux counts
// that of the process that started it into maxRSS, and not into VmHWM.
const { readFileSync, writeSync } = require("node:fs");

function peak() {
  try {
    return /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
  } catch {
    return String(process.resourceUsage().maxRSS);
  }
}
process.on("exit", () => writeSync(3, peak()));
