/** What must hold whatever the SKU map says: names change and units multiply, and nothing else does. */
import fc from "fast-check";
import { rowsOf, tableOf } from "../../../../src/core/columns/table";
import type { Day } from "../../../../src/core/domain/day";
import type { TableRef } from "../../../../src/core/domain/source";
import { identifyGoods } from "../../../../src/core/engine/goods/identify-goods";
import { LEDGER_DETAIL } from "../../../../src/core/facts/ledger-detail";
import { NO_FACTS, SHIPMENTS, type Facts } from "../../../../src/core/facts/facts";
import { SKU_MAP, UNMEASURED } from "../../../../src/core/facts/goods";
import { REIMBURSEMENTS } from "../../../../src/core/facts/reimbursements";

const SOURCES: readonly TableRef[] = ["Detail", "Map"].map((label) => ({ label, file: null, sheet: label, table: null }));
type DetailRow = Parameters<typeof tableOf<typeof LEDGER_DETAIL>>[1][number];
type MapRow = Parameters<typeof tableOf<typeof SKU_MAP>>[1][number];

const goods = fc.constantFrom("A", "B", "C", "D");
const detailRow = fc.record({ goods, quantity: fc.integer({ min: -9, max: 9 }) }).map(({ goods: name, quantity }): DetailRow => ({
  day: 20_700 as Day,
  fnsku: `X-${name}`,
  asin: "",
  msku: `M-${name}`,
  eventType: "Adjustments",
  reference: "",
  quantity,
  fulfillmentCenter: "PHX6",
  disposition: "SELLABLE",
  reason: "F",
  country: "US",
  reconciled: null,
  unreconciled: null,
  timedDay: null,
  store: "",
  listing: "",
}));
const detail = fc.array(detailRow, { minLength: 1, maxLength: 30 });
/** Each of Amazon's names with one to three SKUs in it, each of them once. */
const maps = fc
  .uniqueArray(fc.record({ goods, sku: fc.constantFrom("TEA", "MUG", "LID"), units: fc.integer({ min: 1, max: 4 }) }), {
    selector: ({ goods: name, sku }) => `${name}${sku}`,
    maxLength: 12,
  })
  .map((rows) => rows.map(({ goods: name, sku, units }): MapRow => ({ sku, msku: `M-${name}`, fnsku: `X-${name}`, asin: "", units, ...UNMEASURED })));

const refs = (count: number, source: number) => Array.from({ length: count }, (_, index) => ({ source, row: index + 2 }));
const factsOf = (rows: readonly DetailRow[], map: readonly MapRow[]): Facts => ({
  ...NO_FACTS,
  sources: SOURCES,
  ledgerDetail: tableOf(LEDGER_DETAIL, rows, refs(rows.length, 0)),
  skuMap: tableOf(SKU_MAP, map, refs(map.length, 1)),
});
const cellsOf = (facts: Facts): string => JSON.stringify(rowsOf(facts.ledgerDetail));

test("without a map, and with a map that names every SKU by itself, nothing changes", () => {
  fc.assert(
    fc.property(detail, (rows) => {
      const plain = factsOf(rows, []);
      expect(identifyGoods(plain)).toEqual({ facts: plain, issues: [] });
      const mapped = factsOf(
        rows,
        ["A", "B", "C", "D"].map((name) => ({ sku: `M-${name}`, msku: `M-${name}`, fnsku: `X-${name}`, asin: "", units: 1, ...UNMEASURED })),
      );
      expect(identifyGoods(mapped)).toEqual({ facts: mapped, issues: [] });
    }),
  );
});

test("units are those of the rows, times what one unit holds", () => {
  fc.assert(
    fc.property(detail, maps, (rows, map) => {
      const held = (msku: string): number => map.filter((row) => row.msku === msku).reduce((sum, { units }) => sum + (units ?? 1), 0);
      const expected = rows.reduce((sum, { msku, quantity }) => sum + (quantity ?? 0) * (held(msku) || 1), 0);
      const found = rowsOf(identifyGoods(factsOf(rows, map)).facts.ledgerDetail).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
      expect(found).toBe(expected);
    }),
  );
});

test("the order of the map's rows does not matter", () => {
  fc.assert(
    fc.property(
      detail,
      maps.chain((map) => fc.tuple(fc.constant(map), fc.shuffledSubarray([...map], { minLength: map.length }))),
      (rows, [map, shuffled]) => {
        expect(cellsOf(identifyGoods(factsOf(rows, shuffled)).facts)).toBe(cellsOf(identifyGoods(factsOf(rows, map)).facts));
      },
    ),
  );
});

test("money that Amazon paid for a set is neither made nor lost by sharing it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), maps, (cents, map) => {
      const row = {
        day: 20_700 as Day,
        reimbursementId: "R1",
        caseId: "",
        orderId: "",
        reason: "Lost_Warehouse",
        msku: "M-A",
        fnsku: "X-A",
        asin: "",
        setFnsku: "",
        listing: "",
        condition: "",
        currency: "USD",
        amountPerUnit: null,
        amountTotal: { coefficient: cents, scale: 2 },
        quantityCash: 1,
        quantityInventory: 0,
        quantityTotal: 1,
        originalId: "",
        originalType: "",
      };
      const facts = { ...factsOf([], map), reimbursements: tableOf(REIMBURSEMENTS, [row], refs(1, 0)) };
      const found = rowsOf(identifyGoods(facts).facts.reimbursements).reduce((sum, { amountTotal }) => sum + (amountTotal?.coefficient ?? 0), 0);
      expect(found).toBe(cents);
    }),
  );
});

test("a shipment line of a set has no FNSKU, which would be another SKU's too", () => {
  const map: readonly MapRow[] = [
    { sku: "TEA", msku: "M-A", fnsku: "X-A", asin: "", units: 1, ...UNMEASURED },
    { sku: "MUG", msku: "M-A", fnsku: "X-A", asin: "", units: 1, ...UNMEASURED },
  ];
  const line = {
    shipmentId: "FBA1",
    sku: "M-A",
    fnsku: "X-A",
    declared: 5,
    dispatched: 5,
    delivered: null,
    received: null,
    shipped: null,
    deliveredOn: null,
    closed: null,
    status: "",
    unitsPerCarton: null,
    fromWarehouse: "",
    toWarehouse: "",
    cartons: null,
    cartonWeight: null,
    cartonLength: null,
    cartonWidth: null,
    cartonHeight: null,
    listing: "",
    setFnsku: "",
  };
  const { facts } = identifyGoods({ ...factsOf([], map), shipments: tableOf(SHIPMENTS, [line], refs(1, 0)) });
  expect(rowsOf(facts.shipments).map(({ sku, fnsku, dispatched }) => [sku, fnsku, dispatched])).toEqual([
    ["MUG", "", 5],
    ["TEA", "", 5],
  ]);
});
