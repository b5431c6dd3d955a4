// Every fault can be seeded: its text is in its file exactly once. `npm run faults` itself takes too long to run often.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Fault {
  id: string;
  file: string;
  find: string;
  replace: string;
}

const { faults } = JSON.parse(readFileSync("test/faults/faults.json", "utf8")) as {
  faults: Fault[];
};

it("has each fault's text once in its file", () => {
  const wrong = faults.filter(({ file, find, replace }) => {
    const places = readFileSync(file, "utf8").split(find).length - 1;
    return places !== 1 || find === replace;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(faults.length).toBeGreaterThan(100);
});
