/** The bridge meets its ending, whatever moved. */
import fc from "fast-check";
import { ENTRY_TYPES, EXIT_TYPES } from "../../src/core/domain/movements";
import type { RollforwardLine, Stock } from "../../src/core/engine/findings";
import { viewBridge } from "../../src/taskpane/bridge-view";
import { EXAMPLE, line } from "./example-month";

const quantities = (types: readonly string[]): fc.Arbitrary<Readonly<Record<string, Stock>>> =>
  fc.dictionary(
    fc.constantFrom(...types),
    fc.integer({ min: -500, max: 5000 }).map((quantity): Stock => ({ quantity, value: null })),
  );

/** A line whose ending is beginning + entries - exits, as the engine promises. */
const drawn = fc.record({ beginning: fc.integer({ min: -50, max: 5000 }), entries: quantities(ENTRY_TYPES), exits: quantities(EXIT_TYPES) });
const rolled: fc.Arbitrary<RollforwardLine> = drawn.map(({ beginning, entries, exits }) => {
  const total = (stocks: Readonly<Record<string, Stock>>): number => Object.values(stocks).reduce((sum, { quantity }) => sum + quantity, 0);
  return line({
    beginning: { quantity: beginning, value: null },
    entries,
    exits,
    ending: { quantity: beginning + total(entries) - total(exits), value: null },
  });
});

test("each bar starts where the one before it stopped, and the last stops at the ending", () => {
  fc.assert(
    fc.property(fc.array(rolled, { minLength: 1, maxLength: 8 }), (lines) => {
      const { bars } = viewBridge(lines);
      for (const [index, bar] of bars.entries()) {
        const before = bars[index - 1];
        if (before !== undefined && bar.kind !== "level") expect(bar.from).toBe(before.to);
      }
      expect(bars.at(-1)?.to).toBe(bars.at(-2)?.to);
    }),
  );
});

test("there are never more bars than fit", () => {
  fc.assert(fc.property(fc.array(rolled, { maxLength: 8 }), (lines) => expect(viewBridge(lines).bars.length).toBeLessThanOrEqual(8)));
});

test("the example month, bar by bar: what the warehouse sent to Amazon is no receipt of the whole", () => {
  // 96 units received at Amazon, 100 sent from the own warehouse.
  expect(viewBridge(EXAMPLE.rollforward).summary).toBe("Units: Begin 630, Receipts −4, Returns 4, Sales −75, Adjusted −2, End 553.");
});

test("one location by itself shows what was moved to and from it", () => {
  expect(viewBridge(EXAMPLE.rollforward.filter(({ kind }) => kind === "domestic")).summary).toBe("Units: Begin 510, Moved −100, End 410.");
});
