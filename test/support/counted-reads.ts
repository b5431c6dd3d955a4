// A value that counts how often it is read, at any depth: the steps of a program that reads nothing else.

export interface CountedReads<T> {
  value: T;
  /** How often a member was read or listed so far. */
  reads(): number;
}

export function countedReads<T extends object>(given: T): CountedReads<T> {
  let reads = 0;
  const proxies = new WeakMap<object, object>();
  const wrap = <V>(value: V): V => {
    if (typeof value !== "object" || value === null) return value;
    const known = proxies.get(value) ?? new Proxy(value, handler);
    proxies.set(value, known);
    return known as V;
  };
  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      reads++;
      return wrap(Reflect.get(target, key, receiver));
    },
    getOwnPropertyDescriptor(target, key) {
      reads++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    has(target, key) {
      reads++;
      return Reflect.has(target, key);
    },
  };
  return { value: wrap(given), reads: () => reads };
}
