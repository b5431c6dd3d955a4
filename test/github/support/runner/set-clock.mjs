// Loaded into the Node that runs an action, before the action: for its Date it is EMULATED_NOW from its first step
// to its last, however long its process takes. Timers, and the programs that the action starts, keep the time
// that it is. A clock that went on would let a later run look earlier, where its process was the faster to start.

const RealDate = Date;
const instant = RealDate.parse(process.env.EMULATED_NOW);
if (Number.isNaN(instant)) throw new Error(`EMULATED_NOW is no time: ${process.env.EMULATED_NOW}`);
const now = () => instant;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, made) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = globalThis.Date;
delete process.env.EMULATED_NOW;
