// Loaded before a program. Writes its largest resident size, in kilobytes, to file descriptor 3. On Linux, maxRSS
// includes the parent process, and VmHWM does not.
const { readFileSync, writeSync } = require("node:fs");

function peak() {
  try {
    return /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
  } catch {
    return String(process.resourceUsage().maxRSS);
  }
}
process.on("exit", () => writeSync(3, peak()));
