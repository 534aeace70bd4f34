/** What leaves Amazon as removals and comes home, in whatever parts and months, loses and gains no cent on the way. */
import fc from "fast-check";
import { tableOf } from "../../../../src/core/columns/table";
import { addDays, dayOf } from "../../../../src/core/domain/day";
import { DEFAULT_SETTINGS, VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import type { TableRef } from "../../../../src/core/domain/source";
import type { Reconciliation, RollforwardLine } from "../../../../src/core/engine/findings";
import { reconcile } from "../../../../src/core/engine/reconcile";
import { LEDGER, NO_FACTS, OWN_MOVEMENTS } from "../../../../src/core/facts/facts";

const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
const SOURCES: readonly TableRef[] = ["Own", "Ledger"].map((label) => ({ label, file: null, sheet: label, table: null }));
const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];

type Own = Parameters<typeof tableOf<typeof OWN_MOVEMENTS>>[1][number];
type LedgerRow = Parameters<typeof tableOf<typeof LEDGER>>[1][number];
type Turn = {
  readonly gap: number;
  readonly sent: number;
  readonly bought: number;
  readonly cents: number;
  readonly removed: number;
  readonly sold: number;
  readonly splits: readonly number[];
};

/** A turn: goods are bought and sent to Amazon, which receives them two days later, sells some and removes some; these come home in parts. */
const turns = fc.array(
  fc.record({
    gap: fc.integer({ min: 3, max: 12 }),
    sent: fc.integer({ min: 0, max: 20 }),
    bought: fc.integer({ min: 20, max: 30 }),
    cents: fc.integer({ min: 1, max: 9999 }),
    removed: fc.integer({ min: 0, max: 15 }),
    sold: fc.integer({ min: 0, max: 5 }),
    splits: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function booksOf(all: readonly Turn[]): { readonly own: readonly Own[]; readonly ledger: readonly LedgerRow[] } {
  const plain = { sku: "TEA", unitCost: null, amount: null, currency: "USD", reference: "", toWarehouse: "", appliesTo: "", note: "" };
  const own: Own[] = [
    { ...plain, day: FIRST, warehouse: "Home", type: "opening", quantity: 7, amount: { coefficient: 3331, scale: 2 } },
    { ...plain, day: FIRST, warehouse: "FBA-US", type: "opening", quantity: 100, amount: { coefficient: 77_777, scale: 2 } },
  ];
  const ledger: LedgerRow[] = [];
  let [day, balance] = [addDays(FIRST, 1), 100];
  all.forEach(({ gap, sent, bought, cents, removed, sold, splits }, turn) => {
    day = addDays(day, gap);
    own.push({ ...plain, day, warehouse: "Home", type: "purchase", quantity: bought, amount: { coefficient: cents, scale: 2 }, reference: `P${turn}` });
    if (sent > 0) own.push({ ...plain, day, warehouse: "Home", type: "transfer", quantity: sent, reference: `FBA15ABC00${turn}`, toWarehouse: "FBA-US" });
    day = addDays(day, 2);
    const gone = Math.min(removed, balance + sent - sold);
    ledger.push({
      day,
      fnsku: "X1",
      asin: "",
      msku: "TEA",
      disposition: "SELLABLE",
      location: "US",
      store: "",
      starting: balance,
      inTransit: 0,
      receipts: sent,
      customerShipments: 0 - sold,
      customerReturns: 0,
      vendorReturns: 0 - gone,
      warehouseTransfers: 0,
      found: 0,
      lost: 0,
      damaged: 0,
      disposed: 0,
      otherEvents: 0,
      ending: balance + sent - sold - gone,
      unknownEvents: 0,
      listing: "",
      basis: "",
    });
    balance += sent - sold - gone;
    let left = gone;
    splits.forEach((units, index) => {
      const here = index === splits.length - 1 ? left : Math.min(units, left);
      left -= here;
      if (here > 0)
        own.push({ ...plain, day: addDays(day, index * 9), warehouse: "FBA-US", type: "transfer", quantity: here, reference: "", toWarehouse: "Home" });
    });
  });
  return { own, ledger };
}

function worked(all: readonly Turn[], method: ValuationMethod): Reconciliation {
  const { own, ledger } = booksOf(all);
  const facts = {
    ...NO_FACTS,
    sources: SOURCES,
    movements: tableOf(
      OWN_MOVEMENTS,
      own,
      own.map((_, index) => ({ source: 0, row: index + 2 })),
    ),
    ledger: tableOf(
      LEDGER,
      ledger,
      ledger.map((_, index) => ({ source: 1, row: index + 2 })),
    ),
  };
  const result = reconcile({
    facts,
    issues: [],
    settings: { ...DEFAULT_SETTINGS, method, period: { from: FIRST, to: addDays(FIRST, 150) } },
    today: addDays(FIRST, 160),
    onStage: () => undefined,
  });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.reconciliation;
}

const at = (lines: readonly RollforwardLine[], place: string): RollforwardLine | undefined => lines.find(({ location }) => location === place);

test.each(METHODS)("what came home is worth what was removed, in units and to the cent, by %s", (method) => {
  fc.assert(
    fc.property(turns, (all) => {
      const { rollforward, controls } = worked(all, method);
      const removed = at(rollforward, "FBA-US")?.exits.removal ?? { quantity: 0, value: 0 };
      const home = at(rollforward, "Home")?.entries["transfer-in"] ?? { quantity: 0, value: 0 };
      expect(home).toEqual(removed);
      expect(controls.filter(({ pass }) => !pass)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
