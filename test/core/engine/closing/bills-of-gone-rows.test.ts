/** A bill that comes after its shipment was closed, once no row tells what was sent under it: closed months do, as far as they still have all of it. */
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import { DETAIL } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Closed Date|Status|From Warehouse|To Warehouse";
const sent = (sku: string, units: number): string => `FBA1|${sku}|${units}|2026-08-02|2026-08-06|2026-08-20|CLOSED|Shop|FBA-US`;
const got = (day: string, sku: string, shipment: string, units: number): string =>
  `2026-${day}|X-${sku}|${sku}|Receipts|${shipment}|${units}|ONT8|SELLABLE||US|0|0`;
const BILL = "Shipment ID|Amount|Currency|Part|Basis\nFBA1|200|USD|freight|quantity";
const OTHER = "FBA9|MUG|5|2026-09-28|||SHIPPED|Shop|FBA-US";

const tablesOf = (shipments: readonly string[], detail: readonly string[]): Scenario["tables"] => ({
  Costs: "SKU|Unit Cost|Currency\nLAMP|12.50|USD\nKNIFE|8.00|USD\nMUG|1.00|USD",
  Shipments: rows(SHIPMENTS, ...shipments),
  Detail: rows(DETAIL, ...detail),
});

/** What a bill of 200.00 in September makes of LAMP and KNIFE at Amazon, and what is said of it, where `august` received both and September has `left` of its rows. */
function billed(
  august: readonly string[],
  left: readonly string[],
  { came = got("09-07", "MUG", "FBAX", 1), more = {} as Scenario["tables"] } = {},
): readonly string[] {
  const today = "2026-12-20";
  const closed = { period: "2026-08", today, tables: tablesOf([sent("LAMP", 50), sent("KNIFE", 150)], august) };
  const tables = { ...tablesOf([OTHER, ...left], [came]), ...(Object.keys(more).length > 0 ? more : { Bills: BILL }) };
  const found = reconciled({ period: "2026-09", today, tables, ours: { "closed-months": closedMonths(closed) } });
  return [
    ...linesOf(found).filter((line) => /^FBA-US (LAMP|KNIFE)/.test(line)),
    ...found.issues.flatMap(({ code }) => (/^charge-|bill/.test(code) ? [code] : [])),
  ];
}

const KNIVES = got("08-10", "KNIFE", "FBA1", 150);
const LEFT_OUT = "charge-without-receipt";

test("a bill is left out where other goods of its shipment had come in whole: 53 LAMP of 50 do not bear what 150 KNIFE bear too", () => {
  const august = [got("08-10", "LAMP", "FBA1", 53), KNIVES];
  expect(billed(august, [])).toEqual(["FBA-US KNIFE: 150 @ 1200.00 | 150 @ 1200.00", "FBA-US LAMP: 53 @ 662.50 | 53 @ 662.50", LEFT_OUT]);
  // With their rows 50 : 150 of the 200.00.
  expect(billed(august, [sent("LAMP", 50), sent("KNIFE", 150)])).toEqual([
    "FBA-US KNIFE: 150 @ 1200.00 | revaluation 150.00 | 150 @ 1350.00",
    "FBA-US LAMP: 53 @ 662.50 | revaluation 50.00 | 53 @ 712.50",
    "late-bill-booked",
  ]);
});

test("so is one of which 5 of 50 LAMP are still in transit, unless it is for LAMP alone: then 45 of 50 bear 180.00 of 200.00", () => {
  const august = [got("08-10", "LAMP", "FBA1", 45), KNIVES];
  expect(billed(august, [])).toEqual(["FBA-US KNIFE: 150 @ 1200.00 | 150 @ 1200.00", "FBA-US LAMP: 45 @ 562.50 | 45 @ 562.50", LEFT_OUT]);
  const ofLamps = { Own: "Date|Warehouse|SKU|Type|Amount|Currency|Applies To\n2026-09-06|FBA-US|LAMP|landed cost|200|USD|FBA1" };
  expect(billed(august, [], { more: ofLamps })).toEqual([
    "FBA-US KNIFE: 150 @ 1200.00 | 150 @ 1200.00",
    "FBA-US LAMP: 45 @ 562.50 | revaluation 180.00 | 45 @ 742.50",
    "late-bill-booked",
  ]);
});

test("a unit that comes in later beyond what was sent does not bear the bill of all others", () => {
  const august = [got("08-10", "LAMP", "FBA1", 50), KNIVES];
  expect(billed(august, [], { came: got("09-07", "LAMP", "FBA1", 1) })).toEqual([
    "FBA-US KNIFE: 150 @ 1200.00 | 150 @ 1200.00",
    "FBA-US LAMP: 50 @ 625.00 | receipt 1 @ 12.50 | 51 @ 637.50",
    LEFT_OUT,
  ]);
});

test("what is still in transit of all its goods bears it: 45 of 50 LAMP and 140 of 150 KNIFE were received", () => {
  const august = [got("08-10", "LAMP", "FBA1", 45), got("08-10", "KNIFE", "FBA1", 140)];
  expect(billed(august, [])).toEqual([
    "FBA-US KNIFE: 140 @ 1120.00 | revaluation 140.00 | 140 @ 1260.00",
    "FBA-US LAMP: 45 @ 562.50 | revaluation 45.00 | 45 @ 607.50",
    "late-bill-booked",
  ]);
});
