// Loaded into the Node that runs an action, before the action: its Date begins at EMULATED_NOW and goes on
// from there. Timers, and the programs that the action starts, keep the time that it is.

const RealDate = Date;
const ahead = RealDate.parse(process.env.EMULATED_NOW) - RealDate.now();
if (Number.isNaN(ahead)) throw new Error(`EMULATED_NOW is no time: ${process.env.EMULATED_NOW}`);
const readClock = RealDate.now.bind(RealDate);
const now = () => readClock() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, made) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = globalThis.Date;
delete process.env.EMULATED_NOW;
