// Loaded into an action's Node before the action: its Date is EMULATED_NOW from first to last step, however long the
// process takes. Timers, and programs that the action starts, keep the real time. With a running clock, a later run
// could look earlier if its process started faster.

const RealDate = Date;
const instant = RealDate.parse(process.env.EMULATED_NOW);
if (Number.isNaN(instant))
  throw new Error(`EMULATED_NOW is not a time: ${process.env.EMULATED_NOW}`);
const now = () => instant;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, made) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = globalThis.Date;
delete process.env.EMULATED_NOW;
