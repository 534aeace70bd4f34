/** What Amazon can be asked to pay beyond shipments, in the smallest example of each kind. Today is 5 November 2026. */
import { dayOfIso, titleOfDay, type Day } from "../../../../src/core/domain/day";
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { ClaimLine } from "../../../../src/core/engine/findings";
import { findMissingRemovals } from "../../../../src/core/engine/cases/missing-removals";
import { readRemovals } from "../../../../src/core/engine/cases/read-removals";
import { readAwaited } from "../../../../src/core/engine/closing/sealed-awaited";
import { inputOf, reconciled } from "../scenario";
import { DETAIL, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
const ORDERS =
  "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity";
const PARCELS = "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD";
const WINDOWS =
  "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|warehouse-lost|0|60|reported\nUS|warehouse-damaged|0|60|reported\nUS|removal-lost|15|75|created\nUS|return-not-received|60|120|refunded\nUS|inbound-missing|15|60|delivered\nUS|penalty|0|30|reported";
const HOME = rows(OWN, ["2026-09-01|Shop|TEA|opening|50|2.50||USD|||"]);

function claimsOf(tables: Readonly<Record<string, string>>): readonly ClaimLine[] {
  return reconciled({ tables: { Own: HOME, Costs: COSTS, Windows: WINDOWS, ...tables } }).claims;
}

/** "warehouse-lost TEA 3 since 8 Oct 2026 | worth 7.50, claims 7.50 | until 7 Dec 2026, 32 days" */
function said({ type, reference, sku, units, since, bookValue, expectedClaim, claimUntil, daysLeft, caseId, currency }: ClaimLine): string {
  const money = (amount: Minor | null): string => (amount === null ? "none" : textOfMoney(amount, currency));
  const named = [type, reference, sku].filter((text) => text !== "").join(" ");
  return `${named} ${units} since ${since === null ? "?" : titleOfDay(since)} | worth ${money(bookValue)}, claims ${money(expectedClaim)} | until ${claimUntil === null ? "?" : titleOfDay(claimUntil)}, ${daysLeft} days${caseId === null ? "" : ` | ${caseId}`}`;
}

const units = (claims: readonly ClaimLine[]): readonly string[] =>
  claims.map(
    ({ type, units: count, since, caseId }) => `${type} ${count} of ${since === null ? "?" : titleOfDay(since)}${caseId === null ? "" : ` ${caseId}`}`,
  );

describe("lost and damaged inside a centre, by the ledger's detail", () => {
  const detail = (...lines: readonly string[]): Readonly<Record<string, string>> => ({ Detail: rows(DETAIL, lines) });

  test("only what is not reconciled can be claimed", () => {
    expect(claimsOf(detail("10/08/2026|X1|TEA|Adjustments||-16|PHX6|SELLABLE|M|US|5|11")).map(said)).toEqual([
      "warehouse-lost TEA 11 since 8 Oct 2026 | worth 27.50, claims 27.50 | until 7 Dec 2026, 32 days",
    ]);
  });

  test.each(["M", "5"])("reason %s is lost", (reason) => {
    expect(units(claimsOf(detail(`10/08/2026|X1|TEA|Adjustments||-1|PHX6|SELLABLE|${reason}|US|0|1`)))).toEqual(["warehouse-lost 1 of 8 Oct 2026"]);
  });

  test.each(["E", "6", "7", "H", "K", "U"])("reason %s is damaged", (reason) => {
    expect(units(claimsOf(detail(`10/08/2026|X1|TEA|Adjustments||-1|PHX6|SELLABLE|${reason}|US|0|1`)))).toEqual(["warehouse-damaged 1 of 8 Oct 2026"]);
  });

  test.each(["P", "Q", "D", "O", "G", "N", "F", "4"])("reason %s can never be claimed", (reason) => {
    expect(claimsOf(detail(`10/08/2026|X1|TEA|Adjustments||-1|PHX6|SELLABLE|${reason}|US|0|1`))).toEqual([]);
  });

  test("older files do not say what is reconciled: what was found afterwards makes up for the oldest loss", () => {
    expect(
      units(
        claimsOf(
          detail(
            "10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US||",
            "10/09/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US||",
            "10/10/2026|X1|TEA|Adjustments||4|PHX6|SELLABLE|F|US||",
          ),
        ),
      ),
    ).toEqual(["warehouse-lost 1 of 9 Oct 2026"]);
  });

  test("what Amazon paid for is not claimed again, lost and damaged apart, the oldest first", () => {
    const events = detail(
      "10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3",
      "10/09/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US|0|2",
      "10/09/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|E|US|0|2",
    );
    const paid = rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|TEA|X1|USD|8.00|3|1|4"]);
    expect(units(claimsOf({ ...events, Paid: paid }))).toEqual(["warehouse-damaged 2 of 9 Oct 2026", "warehouse-lost 1 of 9 Oct 2026"]);
  });

  test("a payment does not answer a later loss, nor an inbound one any", () => {
    const events = detail("10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3");
    expect(
      units(
        claimsOf({
          ...events,
          Paid: rows(PAID, ["2026-10-01|R1|||Lost_Warehouse|TEA|X1|USD|8.00|3|0|3", "2026-10-20|R2|||Lost_Inbound|TEA|X1|USD|8.00|3|0|3"]),
        }),
      ),
    ).toEqual(["warehouse-lost 3 of 8 Oct 2026"]);
  });

  test("units of an open case carry its ID, and the rest is still to be claimed", () => {
    const events = detail("10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3");
    expect(units(claimsOf({ ...events, Cases: rows(CASES, ["C7||TEA|warehouse lost|open|2026-10-20||2"]) }))).toEqual([
      "warehouse-lost 2 of 8 Oct 2026 C7",
      "warehouse-lost 1 of 8 Oct 2026",
    ]);
  });

  test("a payment without a case ID and the reimbursed case about the same goods are one answer, not two", () => {
    const tables = {
      ...detail("10/01/2026|X1|TEA|Adjustments||-8|PHX6|SELLABLE|M|US|0|8"),
      Cases: rows(CASES, ["C1||TEA|warehouse-lost|reimbursed|2026-10-10|2026-10-20|4"]),
      Paid: rows(PAID, ["2026-10-22|R1|||Lost_Warehouse|TEA|X1|USD|20.00|4|0|4"]),
    };
    expect(units(claimsOf(tables))).toEqual(["warehouse-lost 4 of 1 Oct 2026"]);
    expect(
      reconciled({ tables: { Own: HOME, Costs: COSTS, ...tables } }).cases.map(({ unitsPaid, cash, reimbursements }) => [unitsPaid, cash, reimbursements]),
    ).toEqual([[4, 2000, ["R1"]]]);
  });

  const repaid = (units: number): string => rows(PAID, [`2026-10-20|R1|||Lost_Warehouse|TEA|X1|USD|0|0|${units}|${units}`]);

  test("a loss that was repaid in stock is made up once: by the payment, not by the find that it came in as as well", () => {
    const events = detail(
      "10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US||",
      "10/09/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US||",
      "10/21/2026|X1|TEA|Adjustments||4|PHX6|SELLABLE|N|US||",
    );
    expect(units(claimsOf({ ...events, Paid: repaid(4) }))).toEqual(["warehouse-lost 3 of 9 Oct 2026"]);
    expect(units(claimsOf(events))).toEqual(["warehouse-lost 3 of 9 Oct 2026"]);
  });

  test("nor where the ledger has reconciled the loss with it already", () => {
    const events = detail(
      "10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|4|0",
      "10/09/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3",
      "10/21/2026|X1|TEA|Adjustments||4|PHX6|SELLABLE|N|US|4|0",
    );
    expect(units(claimsOf({ ...events, Paid: repaid(4) }))).toEqual(["warehouse-lost 3 of 9 Oct 2026"]);
  });

  test("a find under another reason, or from before the payment, is a find beside it", () => {
    const events = (day: string, reason: string): Readonly<Record<string, string>> =>
      detail("10/08/2026|X1|TEA|Adjustments||-7|PHX6|SELLABLE|M|US||", `10/${day}/2026|X1|TEA|Adjustments||2|PHX6|SELLABLE|${reason}|US||`);
    expect([events("21", "F"), events("10", "N"), events("21", "N")].map((tables) => units(claimsOf({ ...tables, Paid: repaid(2) })))).toEqual([
      ["warehouse-lost 3 of 8 Oct 2026"],
      ["warehouse-lost 3 of 8 Oct 2026"],
      ["warehouse-lost 5 of 8 Oct 2026"],
    ]);
  });

  test("units of a denied case are not claimed again", () => {
    const events = detail("10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3");
    expect(claimsOf({ ...events, Cases: rows(CASES, ["C7||TEA|warehouse lost|denied|2026-10-20|2026-10-25|3"]) })).toEqual([]);
  });
});

describe("a decided case that was paid for fewer units than it names", () => {
  const Detail = rows(DETAIL, ["10/08/2026|X1|TEA|Adjustments||-8|PHX6|SELLABLE|E|US|0|8"]);
  const left = (status: string, named: string, ...paid: readonly string[]): readonly string[] =>
    units(claimsOf({ Detail, Cases: rows(CASES, [`C4||TEA|warehouse-damaged|${status}|2026-10-16|2026-10-29|${named}`]), Paid: rows(PAID, paid) }));
  const FIVE = "2026-10-29|R1|C4||Damaged_Warehouse|TEA|X1|USD|12.50|5|0|5";

  test("is refused for the rest: nobody asks again", () => {
    expect(left("reimbursed", "8", FIVE)).toEqual([]);
    expect(left("open", "8", FIVE)).toEqual(["warehouse-damaged 3 of 8 Oct 2026 C4"]);
  });

  test("what it does not name is still to be asked about", () => {
    expect(left("reimbursed", "6", FIVE)).toEqual(["warehouse-damaged 2 of 8 Oct 2026"]);
    expect(left("reimbursed", "", FIVE)).toEqual(["warehouse-damaged 3 of 8 Oct 2026"]);
  });

  test("what was taken back is asked for again by the case that it was paid to, and the rest stays refused", () => {
    const back = "2026-10-30|R2|C4||Reimbursement_Reversal|TEA|X1|USD|-5.00|-2|0|-2";
    expect(left("reimbursed", "8", FIVE, back)).toEqual(["warehouse-damaged 2 of 8 Oct 2026 C4"]);
  });
});

describe("a case is about what happened before it was opened", () => {
  const TWO = rows(DETAIL, ["10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3", "10/24/2026|X1|TEA|Adjustments||-5|PHX6|SELLABLE|M|US|0|5"]);
  const left = (...cases: readonly string[]): readonly string[] => units(claimsOf({ Detail: TWO, Cases: rows(CASES, cases) }));

  test.each([
    ["denied", ["warehouse-lost 5 of 24 Oct 2026"]],
    ["written off", ["warehouse-lost 5 of 24 Oct 2026"]],
    ["open", ["warehouse-lost 3 of 8 Oct 2026 C7", "warehouse-lost 5 of 24 Oct 2026"]],
    ["reimbursed", ["warehouse-lost 5 of 24 Oct 2026"]],
  ])("a later loss is none of a case that is %s, however many units that names", (status, expected) => {
    expect(left(`C7||TEA|warehouse-lost|${status}|2026-10-20|2026-10-31|8`)).toEqual(expected);
    expect(left(`C7||TEA|warehouse-lost|${status}|2026-10-20|2026-10-31|`)).toEqual(expected);
  });

  test("on the same day it is", () => {
    expect(left("C7||TEA|warehouse-lost|denied|2026-10-24||8")).toEqual([]);
  });

  test("without an opening day it was opened by the day of its decision; without either nobody knows, and it is about any", () => {
    expect(left("C7||TEA|warehouse-lost|denied||2026-10-20|8")).toEqual(["warehouse-lost 5 of 24 Oct 2026"]);
    expect(left("C7||TEA|warehouse-lost|denied|||8")).toEqual([]);
  });

  test("of two cases the one that was opened first speaks of what happened first, whatever their numbers", () => {
    expect(left("C1||TEA|warehouse-lost|denied|2026-10-25||5", "C2||TEA|warehouse-lost|denied|2026-10-10||3")).toEqual([]);
  });

  test("a payment that names its order answers it, whenever it was paid; one that names a case of no order nothing later than the case", () => {
    const Orders = rows(ORDERS, ["2026-10-12|RO1|Return|Completed|2026-10-15|TEA|X1|Sellable|10|1|2|4|0"]);
    const paidOn = (day: string): readonly string[] =>
      units(claimsOf({ Orders, Paid: rows(PAID, [`2026-10-${day}|R1||RO1|Removal_Order_Lost|TEA|X1|USD|7.50|3|0|3`]) }));
    expect([paidOn("10"), paidOn("20")]).toEqual([[], []]);
    const Paid = rows(PAID, ["2026-10-20|R1|C5||GeneralAdjustment|TEA|X1|USD|7.50|3|0|3"]);
    expect(units(claimsOf({ Orders, Paid, Cases: rows(CASES, ["C5||TEA|removal-lost|open|2026-10-11||3"]) }))).toEqual(["removal-lost 3 of 12 Oct 2026"]);
  });

  test("a case about goods that are held goes on though they moved after it was opened", () => {
    const Ledger = rows(LEDGER, [
      "09/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|10|US",
      "10/10/2026|X1|TEA|SELLABLE|10|0|-1|0|0|0|0|0|0|0|0|9|US",
      "11/05/2026|X2|MUG|SELLABLE|4|0|-1|0|0|0|0|0|0|0|0|3|US",
    ]);
    const Reserved = "sku|fnsku|asin|product-name|reserved_qty|reserved_customerorders|reserved_fc-transfers|reserved_fc-processing\nTEA|X1|B1|Tea|6|0|0|6";
    expect(units(claimsOf({ Ledger, Reserved, Cases: rows(CASES, ["C7||TEA|not-on-sale|open|2026-10-05||6"]) }))).toEqual(["not-on-sale 6 of 10 Oct 2026 C7"]);
  });

  test("a fee that is charged after a case about fees was refused can be asked about", () => {
    const Fees =
      "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|asin|problem-type|problem-quantity|fee-type|currency|fee-total\n2026-10-20|2026-09-01|FBA1||PHX6|TEA|X1|B1|Label missing|12|Unplanned service|USD|6.60";
    expect(units(claimsOf({ Fees, Cases: rows(CASES, ["C5|FBA1|TEA|penalty|denied|2026-10-05|2026-10-30|"]) }))).toEqual(["penalty 12 of 20 Oct 2026"]);
  });
});

describe("the window of a fee for a shipment", () => {
  const until = (sku: string, shipment: string, ...windows: readonly string[]): readonly unknown[] =>
    claimsOf({
      Fees: `issue-reported-date|fba-shipment-id|sku|problem-type|problem-quantity|currency|fee-total\n2026-10-20|${shipment}|${sku}|Label missing|12|USD|6.60`,
      Ledger: rows(LEDGER, ["10/01/2026|X1|TEA|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "10/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|CA"]),
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|9|9|9|2026-08-01|2026-08-05|2026-08-20|CLOSED|FBA-US",
      Windows: rows("Marketplace|Claim Type|First Day|Last Day|Clock Start", windows),
    }).map(({ type, claimUntil }) => `${type} until ${claimUntil === null ? "?" : titleOfDay(claimUntil)}`);

  test("is that of the country to which the shipment went, of a book with two, whichever of its goods the fee names", () => {
    for (const sku of ["TEA", "MUG", ""])
      expect(until(sku, "FBA1", "US|penalty|0|30|reported", "CA|penalty|0|60|reported")).toEqual(["penalty until 19 Nov 2026"]);
    expect(until("TEA", "FBA1", "CA|penalty|0|60|reported")).toEqual(["penalty until ?"]);
    expect(until("TEA", "FBA9", "US|penalty|0|30|reported", "CA|penalty|0|60|reported")).toEqual(["penalty until ?"]);
  });

  test("counts from any day of the shipment, as the window says", () => {
    expect(until("TEA", "FBA1", "US|penalty|0|100|delivered")).toEqual(["penalty until 13 Nov 2026"]);
  });
});

describe("a removal is asked about from the day on which it was ordered: its parcels and its updates come later", () => {
  /** Ordered on 1 August, 10 sent and 3 of them booked; last updated on 4 October. */
  const Orders = rows(ORDERS, ["2026-08-01|RO1|Return|Completed|2026-10-04|TEA|X1|Sellable|10|0|0|10|0"]);
  const Own = rows(OWN, ["2026-08-01|Shop|TEA|opening|50|2.50||USD|||", "2026-10-02|Shop|TEA|purchase|3|2.50||USD|RO1||"]);
  const left = (tables: Readonly<Record<string, string>>): readonly string[] =>
    units(reconciled({ tables: { Costs: COSTS, Windows: WINDOWS, Own, Orders, ...tables }, today: "2026-12-05" }).claims);

  test.each([
    ["by its order", "RO1"],
    ["by its SKU", ""],
  ])("an order that was refused before it was updated last is not claimed again (%s)", (_by, order) => {
    expect(left({ Cases: rows(CASES, [`C5|${order}|TEA|removal-lost|denied|2026-09-25|2026-09-30|7`]) })).toEqual([]);
  });

  test.each([
    ["by its order", "RO1"],
    ["by its SKU", ""],
  ])("nor is one that was paid before it was updated last (%s)", (_by, order) => {
    expect(left({ Paid: rows(PAID, [`2026-09-28|R1||${order}|Removal_Order_Lost|TEA|X1|USD|17.50|7|0|7`]) })).toEqual([]);
  });

  test("an open case about it goes on when another parcel is sent", () => {
    const Parcels = rows(PARCELS, ["2026-08-01|RO1|2026-08-10|TEA|X1|Sellable|7|UPS|1Z1", "2026-08-01|RO1|2026-10-04|TEA|X1|Sellable|3|UPS|1Z2"]);
    expect(left({ Parcels, Cases: rows(CASES, ["C5|RO1|TEA|removal-lost|open|2026-09-25||7"]) })).toEqual([
      "removal-lost 4 of 10 Aug 2026 C5",
      "removal-lost 3 of 4 Oct 2026 C5",
    ]);
  });

  test("an order that was made after a case about its goods was refused can be claimed", () => {
    const Later = Orders.replace("2026-08-01", "2026-09-26");
    expect(left({ Orders: Later, Cases: rows(CASES, ["C5||TEA|removal-lost|denied|2026-09-25|2026-09-30|7"]) })).toEqual(["removal-lost 7 of 4 Oct 2026"]);
  });
});

describe("by the ledger's summary, where there is no detail", () => {
  test("lost and damaged units, less what was found afterwards", () => {
    const Ledger = rows(LEDGER, [
      "10/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|1|0|0|0|0|11|US",
      "10/05/2026|X1|TEA|SELLABLE|11|0|0|0|0|0|0|-4|-2|0|0|5|US",
      "10/09/2026|X1|TEA|SELLABLE|5|0|0|0|0|0|1|0|0|0|0|6|US",
    ]);
    expect(units(claimsOf({ Ledger }))).toEqual(["warehouse-lost 3 of 5 Oct 2026", "warehouse-damaged 2 of 5 Oct 2026"]);
  });
});

describe("removals that never came", () => {
  test("requested, not sent, and the order is done", () => {
    expect(claimsOf({ Orders: rows(ORDERS, ["2026-10-01|RO1|Return|Completed|2026-10-15|TEA|X1|Sellable|10|1|2|4|0"]) }).map(said)).toEqual([
      "removal-lost RO1 TEA 3 since 1 Oct 2026 | worth 7.50, claims 7.50 | until 15 Dec 2026, 40 days",
    ]);
  });

  test.each([
    ["an order in process", "2026-10-01|RO1|Return|Processing|2026-10-15|TEA|X1|Sellable|10|0|0|4|6"],
    ["a disposal", "2026-10-01|RO1|Disposal|Completed|2026-10-15|TEA|X1|Sellable|10|0|4|0|0"],
    ["a cancelled order", "2026-10-01|RO1|Return|Cancelled|2026-10-15|TEA|X1|Sellable|10|0|0|0|0"],
    ["an order that was sent whole", "2026-10-01|RO1|Return|Completed|2026-10-15|TEA|X1|Sellable|10|0|0|10|0"],
  ])("%s is none", (_rule, order) => {
    expect(claimsOf({ Orders: rows(ORDERS, [order]) })).toEqual([]);
  });

  test("sent a month ago and booked in part: the rest is missing, where removals are booked at all", () => {
    const tables = {
      Orders: rows(ORDERS, ["2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|10|0"]),
      Parcels: rows(PARCELS, ["2026-09-01|RO1|2026-09-20|TEA|X1|Sellable|10|UPS|1Z9"]),
    };
    const booked = (reference: string): string =>
      rows(OWN, ["2026-09-01|Shop|TEA|opening|50|2.50||USD|||", `2026-10-02|Shop|TEA|other in|7||||${reference}||`]);
    expect(units(claimsOf({ ...tables, Own: booked("1Z9") }))).toEqual(["removal-lost 3 of 20 Sep 2026"]);
    expect(claimsOf({ ...tables, Own: booked("elsewhere") })).toEqual([]);
  });
});

describe("the marketplace of a removal", () => {
  const Windows = "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|removal-lost|15|75|created\nDE|removal-lost|15|45|created";
  const Orders = rows(ORDERS, ["2026-10-01|RO1|Return|Completed|2026-10-15|TEA|X1|Sellable|10|1|2|4|0"]);
  const balance = (country: string): string => `10/05/2026|X1|TEA|SELLABLE|11|0|0|0|0|0|0|0|0|0|0|11|${country}`;
  const removed = "10/06/2026|X1|TEA|VendorReturns|RO1|-4|LEJ1|SELLABLE||DE||";
  const untilOf = (tables: Readonly<Record<string, string>>): readonly string[] =>
    claimsOf({ Orders, Windows, ...tables }).map(({ claimUntil }) => (claimUntil === null ? "?" : titleOfDay(claimUntil)));

  test.each([
    ["is where the ledger tells that it left", { Ledger: rows(LEDGER, [balance("US"), balance("DE")]), Detail: rows(DETAIL, [removed]) }, "15 Nov 2026"],
    [
      "else where alone the summary has such goods removed",
      {
        Ledger: rows(LEDGER, ["10/05/2026|X1|TEA|SELLABLE|11|0|0|0|0|0|0|0|0|0|0|11|US", "10/06/2026|X1|TEA|SELLABLE|11|0|0|0|-4|0|0|0|0|0|0|7|DE"]),
      },
      "15 Nov 2026",
    ],
    ["else where alone its goods ever were", { Ledger: rows(LEDGER, [balance("US"), "10/05/2026|X2|MUG|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|1|DE"]) }, "15 Dec 2026"],
    ["else it is open", { Ledger: rows(LEDGER, [balance("US"), balance("DE")]) }, "?"],
  ])("%s", (_rule, tables, expected) => {
    expect(untilOf(tables)).toEqual([expected]);
  });
});

describe("removals that were paid for", () => {
  const Orders = rows(ORDERS, [
    "2026-10-01|RO1|Return|Completed|2026-10-15|TEA|X1|Sellable|10|1|2|4|0",
    "2026-10-02|RO2|Return|Completed|2026-10-15|TEA|X1|Sellable|5|0|0|0|0",
  ]);
  const paidBy = (payment: string, Cases = rows(CASES, [])): readonly string[] =>
    claimsOf({ Orders, Cases, Paid: rows(PAID, [payment]) }).map(
      ({ type, reference, units: count, caseId }) => `${type} ${reference} ${count}${caseId === null ? "" : ` ${caseId}`}`,
    );

  test.each([
    ["what names their order answers it, whatever the reason", "2026-10-20|R1||RO2|GeneralAdjustment|TEA|X1|USD|12.50|5|0|5", ["removal-lost RO1 3"]],
    [
      "what is paid for some leaves the others to be claimed",
      "2026-10-20|R1||RO2|Removal_Order_Lost|TEA|X1|USD|5.00|2|0|2",
      ["removal-lost RO1 3", "removal-lost RO2 3"],
    ],
    ["goods are the same by FNSKU alone", "2026-10-20|R1||RO2|Removal_Order_Lost||X1|USD|12.50|5|0|5", ["removal-lost RO1 3"]],
    [
      "without an order what is paid for removals answers the oldest of the goods",
      "2026-10-20|R1|||Removal_Order_Lost|TEA|X1|USD|10.00|4|0|4",
      ["removal-lost RO2 4"],
    ],
    [
      "what was paid for a loss in a warehouse answers none",
      "2026-10-20|R1|||Lost_Warehouse|TEA|X1|USD|10.00|4|0|4",
      ["removal-lost RO1 3", "removal-lost RO2 5"],
    ],
    [
      "what names the order answers none of other goods",
      "2026-10-20|R1||RO2|GeneralAdjustment|MUG|X2|USD|10.00|5|0|5",
      ["removal-lost RO1 3", "removal-lost RO2 5"],
    ],
  ])("%s", (_rule, payment, expected) => {
    expect([...paidBy(payment)].sort()).toEqual(expected);
  });

  test("of two of one day it answers the same one in whichever order they stand", () => {
    const two = [
      "2026-09-01|RO1|Return|Completed|2026-09-15|TEA|X1|Sellable|2|0|0|0|0",
      "2026-09-01|RO2|Return|Completed|2026-09-15|TEA|X1|Sellable|2|0|0|0|0",
    ];
    const left = (orders: readonly string[]): readonly string[] =>
      claimsOf({ Orders: rows(ORDERS, orders), Paid: rows(PAID, ["2026-10-20|R1|||Removal_Order_Lost|TEA|X1|USD|2.50|1|0|1"]) })
        .map(({ reference, units: count }) => `${reference} ${count}`)
        .sort();
    expect([left(two), left([...two].reverse())]).toEqual([
      ["RO1 1", "RO2 2"],
      ["RO1 1", "RO2 2"],
    ]);
  });

  test("what names a case about the removal answers it, and what the case asks beyond that stays asked", () => {
    const about = (units: number): string => rows(CASES, [`C5|RO2|TEA|removal-lost|open|2026-10-16||${units}`]);
    const payment = "2026-10-20|R1|C5||GeneralAdjustment|TEA|X1|USD|7.50|3|0|3";
    expect([...paidBy(payment, about(5))].sort()).toEqual(["removal-lost RO1 3", "removal-lost RO2 2 C5"]);
    expect([...paidBy(payment, about(3))].sort()).toEqual(["removal-lost RO1 3", "removal-lost RO2 2"]);
  });
});

test("the window of a removal is counted from its request or from its parcel, as the window says", () => {
  const tables = {
    Orders: rows(ORDERS, ["2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|10|0"]),
    Parcels: rows(PARCELS, ["2026-09-01|RO1|2026-09-20|TEA|X1|Sellable|10|UPS|1Z9"]),
    Own: rows(OWN, ["2026-09-01|Shop|TEA|opening|50|2.50||USD|||", "2026-10-02|Shop|TEA|other in|7||||1Z9||"]),
  };
  const untilOf = (start: string): readonly string[] =>
    claimsOf({ ...tables, Windows: `Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|removal-lost|0|60|${start}` }).map(({ claimUntil }) =>
      claimUntil === null ? "?" : titleOfDay(claimUntil),
    );
  expect([untilOf("created"), untilOf("shipped")]).toEqual([["31 Oct 2026"], ["19 Nov 2026"]]);
});

describe("a removal that was sent in two parcels: 6 on 12 September, 6 on 20 October", () => {
  const tables = {
    Orders: rows(ORDERS, ["2026-09-10|RO1|Return|Completed|2026-10-20|TEA|X1|Sellable|12|0|0|12|0"]),
    Parcels: rows(PARCELS, ["2026-09-10|RO1|2026-09-12|TEA|X1|Sellable|6|UPS|1Z1", "2026-09-10|RO1|2026-10-20|TEA|X1|Sellable|6|UPS|1Z2"]),
    Costs: COSTS,
    Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|removal-lost|0|75|shipped",
  };
  const came = (...arrivals: readonly (readonly [reference: string, units: number])[]): string =>
    rows(OWN, [
      "2026-09-01|Shop|TEA|opening|50|2.50||USD|||",
      ...arrivals.map(([reference, count]) => `2026-10-25|Shop|TEA|other in|${count}||||${reference}||`),
    ]);
  const lacking = (today: string, Own: string): readonly string[] =>
    reconciled({ tables: { ...tables, Own }, today }).claims.map(
      ({ units: count, claimUntil, tracking = [] }) => `${count} until ${claimUntil === null ? "?" : titleOfDay(claimUntil)} ${tracking.join("+")}`,
    );
  const [first, second] = ["26 Nov 2026 1Z1", "3 Jan 2027 1Z2"];

  test("what the first lacks is claimed in its own window, while the second is on its way", () => {
    expect(lacking("2026-11-06", came(["RO1", 1]))).toEqual([`5 until ${first}`]);
    expect(lacking("2026-11-20", came(["RO1", 1]))).toEqual([`5 until ${first}`, `6 until ${second}`]);
  });

  test("what came under the order alone is taken for the first", () => {
    expect(lacking("2026-11-06", came(["RO1", 6]))).toEqual([]);
    expect(lacking("2026-11-20", came(["RO1", 8]))).toEqual([`4 until ${second}`]);
    expect(lacking("2026-11-20", came(["RO1", 12]))).toEqual([]);
  });

  test("what came under a tracking number is of that parcel, as far as it was in it", () => {
    expect(lacking("2026-11-06", came(["1Z2", 6]))).toEqual([`6 until ${first}`]);
    expect(lacking("2026-11-20", came(["1Z2", 4]))).toEqual([`6 until ${first}`, `2 until ${second}`]);
    expect(lacking("2026-11-20", came(["1Z2", 5], ["RO1", 2]))).toEqual([`4 until ${first}`, `1 until ${second}`]);
    expect(lacking("2026-11-20", came(["1Z2", 8]))).toEqual([`4 until ${first}`]);
  });
});

describe("units that a shipment lacks", () => {
  const Shipments =
    "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US";

  test.each([
    ["amazon", ["inbound-missing 4 of 20 Sep 2026"]],
    ["seller", []],
    ["logistics", ["carrier-loss 4 of 20 Sep 2026"]],
  ])("where %s answers for them by a rule of the user's", (responsible, expected) => {
    expect(
      units(claimsOf({ Shipments, Rules: `Order|Received|Delivered|Declared|Cartons|Responsible|Because\n1|< dispatched||||${responsible}|so it is` })),
    ).toEqual(expected);
  });

  test("what Amazon was asked for or granted is claimed, whoever the seller thinks answers for the rest", () => {
    const Rules = "Order|Received|Delivered|Declared|Cartons|Responsible|Because\n1|< dispatched||||seller|so it is";
    const given = (...cases: readonly string[]) => reconciled({ tables: { Own: HOME, Costs: COSTS, Shipments, Rules, Cases: rows(CASES, cases) } });
    const open = given("C1|FBA1|TEA|inbound-missing|open|2026-10-20||3");
    expect(units(open.claims)).toEqual(["inbound-missing 3 of 20 Sep 2026 C1"]);
    expect(open.shipments[0]?.because).toContain("case C1 asks for 3 of what is yours, until it is closed or refused");
    expect(open.shipments[0]?.because).toContain("your 1 stays in transit until a case is written off, or a movement of type lost");
    expect(units(given("|FBA1|TEA|inbound-missing|draft|2026-10-20||3").claims)).toEqual([]);
  });

  test.each([
    ["a draft has asked nobody: the line is short, and still to claim", "|FBA1|TEA|inbound-missing|draft|||4", "short", null],
    ["a draft with an ID of the seller's own as well", "D1|FBA1|TEA|inbound-missing|draft|||4", "short", null],
    ["an open case asks, also without an ID", "|FBA1|TEA|inbound-missing|open|2026-10-20||4", "case-open", ""],
    ["an open case with its ID", "C1|FBA1|TEA|inbound-missing|open|2026-10-20||4", "case-open", "C1"],
  ])("%s", (_rule, record, state, caseId) => {
    const { shipments, claims } = reconciled({ tables: { Own: HOME, Costs: COSTS, Shipments, Cases: rows(CASES, [record]) } });
    expect([shipments.map((line) => line.state), claims.map((claim) => claim.caseId)]).toEqual([[state], [caseId]]);
  });

  test("a draft beside a case that Amazon has: the case speaks", () => {
    const { shipments } = reconciled({
      tables: {
        Own: HOME,
        Costs: COSTS,
        Shipments,
        Cases: rows(CASES, ["|FBA1|TEA|inbound-missing|draft|2026-10-25||4", "C1|FBA1|TEA|inbound-missing|open|2026-10-20||4"]),
      },
    });
    expect(shipments.map(({ state, caseId }) => [state, caseId])).toEqual([["case-open", "C1"]]);
  });
});

test("each of thirty thousand removals is found with its own parcels", () => {
  const ids = Array.from({ length: 30_000 }, (_, index) => `RO${index}`);
  const { facts } = inputOf({
    tables: {
      Orders: rows(
        ORDERS,
        ids.map((id) => `2026-09-01|${id}|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|9|0`),
      ),
      Parcels: rows(
        PARCELS,
        ids.map((id) => `2026-09-01|${id}|2026-09-20|TEA|X1|Sellable|9|UPS|1Z9`),
      ),
    },
  });
  expect(
    findMissingRemovals(
      readRemovals(facts, readAwaited([]), () => false),
      { today: dayOfIso("2026-11-05") ?? (0 as Day), removalDays: 30 },
    ),
  ).toHaveLength(30_000);
});

test("a penalty and a parcel that stand in two exports count once", () => {
  const charged =
    "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|problem-type|problem-quantity|expected-quantity|received-quantity|fee-type|currency|fee-total|problem-level|alert-status\n2026-10-20|2026-08-01|FBA7|U1|PHX6|TEA|X1|Missing label|4|100|96|Label|USD|1.20|Item|Active";
  const parcel = rows(PARCELS, ["2026-09-01|RO1|2026-09-20|TEA|X1|Sellable|10|UPS|1Z9"]);
  const own = rows(OWN, ["2026-09-01|Shop|TEA|opening|50|2.50||USD|||", "2026-10-02|Shop|TEA|other in|7||||1Z9||"]);
  const Orders = rows(ORDERS, ["2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|10|0"]);
  expect(units(claimsOf({ Own: own, Orders, Parcels: parcel, Again: parcel, Charged: charged, Later: charged }))).toEqual([
    "removal-lost 3 of 20 Sep 2026",
    "penalty 4 of 20 Oct 2026",
  ]);
});

describe("goods that a customer kept", () => {
  const REPLACED =
    "shipment-date|sku|asin|fulfillment-center-id|original-fulfillment-center-id|quantity|replacement-reason-code|replacement-amazon-order-id|original-amazon-order-id\n2026-09-05|TEA|B1|PHX6|PHX6|1|0|ORDER-2|ORDER-1";
  const returned = (order: string): string =>
    `return-date|order-id|sku|asin|fnsku|quantity|fulfillment-center-id|detailed-disposition|reason|status\n2026-09-01|ORDER-0|TEA|B1|X1|1|PHX6|SELLABLE|UNWANTED|Unit returned to inventory\n2026-09-20|${order}|TEA|B1|X1|1|PHX6|SELLABLE|UNWANTED|Unit returned to inventory`;

  test("replaced and never returned", () => {
    expect(claimsOf({ Replaced: REPLACED, Returned: returned("ORDER-9") }).map(said)).toEqual([
      "return-not-received ORDER-1 TEA 1 since 5 Sep 2026 | worth 2.50, claims 2.50 | until 3 Jan 2027, 59 days",
    ]);
  });

  test("returned, or paid for, it is none", () => {
    expect(claimsOf({ Replaced: REPLACED, Returned: returned("ORDER-1") })).toEqual([]);
    expect(
      claimsOf({ Replaced: REPLACED, Returned: returned("ORDER-9"), Paid: rows(PAID, ["2026-10-20|R1||ORDER-1|CustomerReturn|TEA|X1|USD|8.00|1|0|1"]) }),
    ).toEqual([]);
  });
});

test("a fee for a problem with a shipment is claimed whole, and has no book value", () => {
  const Fees =
    "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|asin|problem-type|problem-quantity|fee-type|currency|fee-total\n2026-10-20|2026-09-01|FBA1||PHX6|TEA|X1|B1|Label missing|12|Unplanned service|USD|6.60\n2026-10-20|2026-09-01|FBA1||PHX6|MUG|X2|B2|Overweight|1||USD|";
  expect(claimsOf({ Fees }).map(said)).toEqual(["penalty FBA1 TEA 12 since 20 Oct 2026 | worth 0.00, claims 6.60 | until 19 Nov 2026, 14 days"]);
  expect(claimsOf({ Fees, Cases: rows(CASES, ["C5|FBA1|TEA|penalty|open|2026-10-21||"]) }).map(({ caseId }) => caseId)).toEqual(["C5"]);
  expect(claimsOf({ Fees, Cases: rows(CASES, ["C5|FBA1|TEA|penalty|denied|2026-10-21|2026-10-30|"]) })).toEqual([]);
});

test("one list: what would be lost first stands first, what nobody knows after it, what is over last", () => {
  const shipments = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
  const claims = claimsOf({
    Shipments: rows(shipments, [
      "FBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US",
      "FBA2|MUG|100|100|99|2026-09-01||2026-10-10|CLOSED|FBA-US",
      "FBA3|MUG|100|100|90|2026-05-01|2026-05-20|2026-06-10|CLOSED|FBA-US",
    ]),
    Detail: rows(DETAIL, [
      "09/10/2026|X1|TEA|Adjustments||-1|PHX6|SELLABLE|M|US|0|1",
      "10/08/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US|0|2",
      "10/08/2026|X2|MUG|Adjustments||-2|PHX6|SELLABLE|E|US|0|2",
    ]),
  });
  expect(claims.map(({ type, sku, daysLeft }) => `${type} ${sku} ${daysLeft}`)).toEqual([
    "warehouse-lost TEA 4",
    "inbound-missing TEA 14",
    "warehouse-damaged MUG 32",
    "warehouse-lost TEA 32",
    "inbound-missing MUG null",
    "inbound-missing MUG -109",
  ]);
});

test("a window that is over is said, and so is one that has not begun", () => {
  const shipments = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
  const claims = claimsOf({
    Shipments: rows(shipments, [
      "FBA1|TEA|100|100|96|2026-05-01|2026-05-20|2026-06-10|CLOSED|FBA-US",
      "FBA2|TEA|100|100|96|2026-10-01|2026-10-30|2026-11-01|CLOSED|FBA-US",
    ]),
  });
  expect(claims.map(({ reference, because }) => `${reference} ${because.at(-1)}`)).toEqual([
    "FBA2 can be claimed from 2026-11-14 on",
    "FBA1 the claim window ended on 2026-07-19",
  ]);
});

describe("what Amazon calls the goods of a claim, by the SKU map", () => {
  const Map = "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nTEA|US-TEA-4PK|X4|B04|4";
  const single = { msku: "US-TEA", fnsku: "X1", asins: ["B01"], holds: [{ sku: "TEA", units: 1 }] };
  const pack = { msku: "US-TEA-4PK", fnsku: "X4", asins: ["B04"], holds: [{ sku: "TEA", units: 4 }] };

  test("the FNSKU says which of several listings was lost", () => {
    const claims = claimsOf({ Map, Detail: rows(DETAIL, ["10/08/2026|X4|US-TEA-4PK|Adjustments||-10|PHX6|SELLABLE|M|US|0|10"]) });
    expect(claims.map(({ sku, units: count, listings }) => [sku, count, listings])).toEqual([["TEA", 40, [pack]]]);
  });

  test("without an FNSKU it may be each that holds the SKU, in whatever order the map lists them", () => {
    const fee = {
      Fees: "Issue reported date|Shipment ID|SKU|Problem type|Problem quantity|Expected quantity|Fee total|Currency\n2026-10-08|FBA1|US-TEA|Missing label|3|3|0.60|USD",
    };
    const turned = Map.split("\n")
      .map((line, index, all) => (index === 0 ? line : (all[all.length - index] ?? line)))
      .join("\n");
    expect([Map, turned].map((one) => claimsOf({ Map: one, ...fee }).map(({ listings }) => listings))).toEqual([[[single, pack]], [[single, pack]]]);
  });

  test("without a map Amazon's name is the SKU", () => {
    expect(claimsOf({ Detail: rows(DETAIL, ["10/08/2026|X1|TEA|Adjustments||-1|PHX6|SELLABLE|M|US|0|1"]) }).map(({ listings }) => listings)).toEqual([[]]);
  });
});

test("a removal that was sent and did not come knows the day on which it was requested", () => {
  const tables = {
    Orders: rows(ORDERS, ["2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|10|0"]),
    Own: rows(OWN, ["2026-09-01|Shop|TEA|opening|50|2.50||USD|||", "2026-10-02|Shop|TEA|other in|7||||RO1||"]),
  };
  expect(claimsOf(tables).map(({ requestedOn, since }) => [requestedOn, since])).toEqual([[dayOfIso("2026-09-01"), dayOfIso("2026-09-20")]]);
});
