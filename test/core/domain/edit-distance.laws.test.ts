/** How many slips make one word of another, held to the plain recursion that says what a slip is. */
import fc from "fast-check";
import { editDistance } from "../../../src/core/domain/edit-distance";

/** Optimal string alignment, letter by letter from the front. */
function slipsBetween(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  if (a[0] === b[0]) return slipsBetween(a.slice(1), b.slice(1));
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] ? slipsBetween(a.slice(2), b.slice(2)) : Infinity;
  return 1 + Math.min(slipsBetween(a.slice(1), b), slipsBetween(a, b.slice(1)), slipsBetween(a.slice(1), b.slice(1)), swapped);
}

/** Of few letters, or no two would be near. The last two share a bit where letters are told apart by five. */
const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "数", "Ｕ"), maxLength: 6 });

test("as many slips as it takes are counted, and none where it takes more than asked for", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 2 }), (a, b, max) => {
      const slips = slipsBetween(a, b);
      expect(editDistance(a, b, max)).toBe(slips > max ? null : slips);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["recieved", "received", 1],
  ["unitcost", "unitcots", 1],
  ["quantty", "quantity", 1],
  ["skuu", "sku", 1],
  ["dispatchd", "dispatched", 1],
  ["rate", "date", 1],
  ["shipmentid", "shipmentldd", 2],
  ["warehouse", "currency", null],
])("%s and %s are %s apart", (a, b, slips) => expect(editDistance(a, b, 2)).toBe(slips));
