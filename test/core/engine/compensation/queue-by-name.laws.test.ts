/** Whoever is found by name is found as if all had been looked through. */
import fc from "fast-check";
import { queueByName } from "../../../../src/core/engine/compensation/queue-by-name";

type Item = { readonly names: readonly string[]; left: number };
const names = fc.subarray(["a", "b", "c"]);

test("units are handed out as by a walk over all items in their order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ names, left: fc.nat({ max: 3 }) }), { maxLength: 12 }),
      fc.array(fc.record({ names, wanted: fc.nat({ max: 4 }) }), { maxLength: 12 }),
      (items, asked) => {
        const quick = items.map((item): Item => ({ ...item }));
        const plain = items.map((item): Item => ({ ...item }));
        const queue = queueByName(quick, (item) => item.names);
        for (const one of asked) {
          serve(queue(one.names), one.wanted);
          serve(
            plain.filter((item) => item.left > 0 && item.names.some((name) => one.names.includes(name))),
            one.wanted,
          );
        }
        expect(quick).toEqual(plain);
      },
    ),
  );
});

function serve(items: Iterable<Item>, wanted: number): void {
  let left = wanted;
  for (const item of items) {
    const taken = Math.min(left, item.left);
    item.left -= taken;
    left -= taken;
  }
}
