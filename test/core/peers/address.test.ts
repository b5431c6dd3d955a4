// What a peer's address may be, and what the message says about anything else.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressFault } from "../../../src/core/peers/address.ts";
import { isLocal } from "../../../src/core/peers/ip.ts";
import { ADDRESSES } from "../../support/peer-corpus.ts";

describe("an address", () => {
  it.each(ADDRESSES)("$address", ({ address, refused }) => {
    const fault = addressFault(address);
    if (!refused) return expect(fault).toBeUndefined();
    const [message, fix] = refused;
    expect(fault).toEqual({
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
    });
  });

  it("that a fix proposes is valid", () => {
    const written = ADDRESSES.flatMap(
      ({ address }) => /: "(.*)"$/.exec(addressFault(address)?.fix ?? "")?.[1] ?? [],
    );
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter((it) => addressFault(it))).toEqual([]);
  });

  it("of any text has an answer", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."1a:.[]%/@?#h ") }), (it) => {
        const fault = addressFault(it);
        expect(fault === undefined || fault.fix.length > 0).toBe(true);
      }),
    );
  });
});

describe("an IP", () => {
  it.each(["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.1", "192.168.0.1", "169.254.1.1"])(
    "%s is reached inside one network alone",
    (ip) => expect(isLocal(ip)).toBe(true),
  );
  it.each(["::1", "fe80::1", "fd00::1", "fc00::1", "FE80::1", "::ffff:10.0.0.1"])(
    "%s is reached inside one network alone",
    (ip) => expect(isLocal(ip)).toBe(true),
  );
  it.each(["203.0.113.7", "172.32.0.1", "172.15.0.1", "11.0.0.1", "2001:db8::1", "2a00::1"])(
    "%s is reached from elsewhere, or is an example",
    (ip) => expect(isLocal(ip)).toBe(false),
  );
});
