/** A cost that comes after a month was closed reaches the goods that were sent to Amazon before, also where only the open month's ledger is brought. */
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { textOfMoney } from "../../../../src/core/domain/money";
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";

const METHODS = Object.keys(VALUATION_METHODS).filter((method) => method !== "standard") as ValuationMethod[];
const HEADER =
  "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const day = (date: string, start: number, received: number, sold: number): string =>
  `${date}|X1|B1|PEN|Pen|SELLABLE|${start}|0|${received}|${-sold}|0|0|0|0|0|0|0|0|${start + received - sold}|0|US`;
const AUGUST = [day("08/20/2026", 0, 100, 40)];
const SEPTEMBER = [day("09/30/2026", 60, 0, 0)];
const BILL = "2026-09-05|Shop||landed cost|||30||||USD|P1";
const LATER = "2026-09-06|Shop||landed cost|||60||||USD|P1";
const LATE_PURCHASE = "2026-08-03|Shop|PEN|purchase|100|4||P2|||USD|";

/** 300 bought at 2; 165 left for Amazon, which received 100 and sold 40 of them: 135 are in the shop, 65 on their way, 60 at Amazon. */
const books = (ledger: readonly string[], ...more: readonly string[]): Scenario["tables"] => ({
  Own: [
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse|Note|Currency|Applies To",
    "2026-08-01|Shop|PEN|purchase|300|2||P1|||USD|",
    "2026-08-05|Shop|PEN|transfer|165|||FBA1|FBA-US||USD|",
    ...more,
  ].join("\n"),
  Ledger: [HEADER, ...ledger].join("\n"),
});
const CLOSED = { period: "2026-08", tables: books(AUGUST) };
const september = (method: ValuationMethod, ledger: readonly string[], ...more: readonly string[]): Reconciliation =>
  reconciled({ period: "2026-09", today: "2026-10-20", settings: { method }, tables: books(ledger, ...more), closed: CLOSED });
const net = ({ journal }: Reconciliation): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set(journal.map(({ account }) => account))]
      .sort()
      .map(
        (account) =>
          [
            account,
            textOfMoney(journal.filter((one) => one.account === account).reduce((sum, { debit, credit }) => sum + debit - credit, 0) as never, "USD" as never),
          ] as const,
      )
      .filter(([, amount]) => amount !== "0.00"),
  );

describe.each(METHODS)("by %s", (method) => {
  test("a bill of 30.00 for 300 units lies on the 260 that are left: in the shop, on their way, and at Amazon; 4.00 is cost of sales", () => {
    for (const ledger of [SEPTEMBER, [...AUGUST, ...SEPTEMBER]]) {
      const found = september(method, ledger, BILL);
      expect(linesOf(found)).toEqual([
        "FBA-US PEN: 60 @ 120.00 | revaluation 6.00 | 60 @ 126.00 | says 60",
        "In transit PEN: 65 @ 130.00 | revaluation 6.50 | 65 @ 136.50",
        "Shop PEN: 135 @ 270.00 | revaluation 13.50 | 135 @ 283.50",
      ]);
      expect(net(found)).toEqual({
        "cost-of-sales": "4.00",
        "domestic-inventory": "13.50",
        "fba-inventory": "6.00",
        "in-transit-inventory": "6.50",
        "landed-cost": "-30.00",
      });
      expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
    }
  });

  test("what was booked in one month is not booked again in the next, and of a second bill only that", () => {
    const closed = closedMonths({ period: "2026-09", today: "2026-10-20", settings: { method }, tables: books(SEPTEMBER, BILL), closed: CLOSED });
    const october = (...more: readonly string[]): Reconciliation =>
      reconciled({
        period: "2026-10",
        today: "2026-11-20",
        settings: { method },
        tables: books([day("10/31/2026", 60, 0, 0)], ...more),
        ours: { "closed-months": closed },
      });
    expect(net(october(BILL))).toEqual({});
    expect(net(october(BILL, LATER))).toEqual({
      "cost-of-sales": "8.00",
      "domestic-inventory": "27.00",
      "fba-inventory": "12.00",
      "in-transit-inventory": "13.00",
      "landed-cost": "-60.00",
    });
  });
});

test("a purchase that came late makes what was sent on dearer by moving average: 2.50 each instead of 2.00", () => {
  for (const ledger of [SEPTEMBER, [...AUGUST, ...SEPTEMBER]]) {
    const found = september("moving-average", ledger, LATE_PURCHASE);
    expect(linesOf(found)).toEqual([
      "FBA-US PEN: 60 @ 120.00 | revaluation 30.00 | 60 @ 150.00 | says 60",
      "In transit PEN: 65 @ 130.00 | revaluation 32.50 | 65 @ 162.50",
      "Shop PEN: 135 @ 270.00 | unknown-in 100 @ 0.00 | revaluation 317.50 | 235 @ 587.50",
    ]);
    expect(net(found)).toEqual({
      "cost-of-sales": "20.00",
      "domestic-inventory": "317.50",
      "fba-inventory": "30.00",
      "in-transit-inventory": "32.50",
      purchases: "-400.00",
    });
  }
});

test("where the warehouse sent all of it on, the bill is booked all the same", () => {
  const all = (ledger: readonly string[], ...more: readonly string[]): Scenario["tables"] => {
    const { Own: own = "", ...rest } = books(ledger, ...more);
    return { ...rest, Own: own.replace("transfer|165", "transfer|300") };
  };
  for (const ledger of [SEPTEMBER, [...AUGUST, ...SEPTEMBER]]) {
    const found = reconciled({ period: "2026-09", today: "2026-10-20", tables: all(ledger, BILL), closed: { period: "2026-08", tables: all(AUGUST) } });
    expect(net(found)).toEqual({ "cost-of-sales": "4.00", "fba-inventory": "6.00", "in-transit-inventory": "20.00", "landed-cost": "-30.00" });
  }
});

test("without anything late, nothing is said", () => {
  expect(september("fifo", SEPTEMBER).issues.map(({ code }) => code)).toEqual(["claim-window-unknown"]);
  expect(september("fifo", SEPTEMBER).journal).toEqual([]);
});
