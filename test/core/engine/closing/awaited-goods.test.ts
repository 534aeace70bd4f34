/** Removals, refunds and replacements of a closed month whose goods are still to come, in a month that brings its own reports alone. */
import { dayOfIso, titleOfDay, type Day } from "../../../../src/core/domain/day";
import { textOfMoney, type CurrencyCode } from "../../../../src/core/domain/money";
import type { Seal } from "../../../../src/core/engine/closing/seal";
import { noteAwaited, readAwaited } from "../../../../src/core/engine/closing/sealed-awaited";
import { textOfNote } from "../../../../src/core/engine/closing/sealed-notation";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const own = (...lines: readonly string[]): string => rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference", ...lines);
const orders = (...lines: readonly string[]): string =>
  rows(
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
    ...lines,
  );
const parcels = (...lines: readonly string[]): string =>
  rows("request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number", ...lines);
const returned = (...lines: readonly string[]): string => rows("return-date|order-id|sku|fnsku|quantity|detailed-disposition|status", ...lines);
const refunded = (...lines: readonly string[]): string =>
  rows(
    "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|posted-date|sku|quantity-purchased",
    ...lines,
  );
const back = (day: string, order: string): string => `${day}T10:00:00+00:00|${order}|TEA|X1|1|SELLABLE|x`;
const refund = (day: string, order: string): string => `S1|2026-09-01|2026-10-31|USD|Refund|${order}|Amazon.com|ItemPrice|Principal|-9.99|${day}|TEA|1`;

const FIXED = {
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
  Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|removal-lost|15|75|created\nUS|return-not-received|60|120|refunded",
};
const SEPTEMBER_OWN = ["2026-09-01|Shop|TEA|opening|50|2.50|USD|", "2026-09-03|Shop|TEA|found|2|||RO9"];
const OCTOBER_OWN = ["2026-10-03|Shop|TEA|sale|1|||"];
/** Ten were asked for and sent in two parcels, of which four units arrived; RO9 came in full. */
const REMOVED = {
  Orders: orders(
    "2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|10|0|0|10|0",
    "2026-09-01|RO9|Return|Completed|2026-09-02|TEA|X1|Sellable|2|0|0|2|0",
  ),
  Parcels: parcels("2026-09-01|RO1|2026-09-10|TEA|X1|Sellable|4|UPS|1Z1", "2026-09-01|RO1|2026-09-20|TEA|X1|Sellable|6|UPS|1Z2"),
  Own: own(...SEPTEMBER_OWN, "2026-09-28|Shop|TEA|other in|4|||1Z1"),
};

type Tables = Scenario["tables"];
const said = (september: Tables, october: Tables, change?: Parameters<typeof closedMonths>[1]): readonly string[] => {
  const closed = closedMonths({ period: "2026-09", today: "2026-10-05", tables: { ...FIXED, Own: own(...SEPTEMBER_OWN), ...september } }, change);
  const found = reconciled({
    period: "2026-10",
    today: "2026-11-05",
    tables: { ...FIXED, Own: own(...OCTOBER_OWN), ...october },
    ours: { "closed-months": closed },
  });
  return found.claims.map(
    ({ type, reference, sku, fnsku, units, since, bookValue, currency, claimUntil, caseId }) =>
      `${type} ${reference} ${sku} ${fnsku ?? ""} ${units} of ${since === null ? "" : titleOfDay(since)} at ${bookValue === null ? "" : textOfMoney(bookValue, currency)} until ${claimUntil === null ? "" : titleOfDay(claimUntil)}${caseId === null ? "" : ` ${caseId}`}`,
  );
};

describe("a removal of a closed month", () => {
  const LOST = "removal-lost RO1 TEA X1 6 of 20 Sep 2026 at 15.00 until 15 Nov 2026";

  test("is claimed after its days though the next month brings no report of it, with what had arrived by then", () => {
    expect(said(REMOVED, {})).toEqual([LOST]);
  });

  test("is answered by what the next month books under its tracking number or its order", () => {
    expect(said(REMOVED, { Own: own(...OCTOBER_OWN, "2026-10-06|Shop|TEA|found|6|||1Z2") })).toEqual([]);
    expect(said(REMOVED, { Own: own(...OCTOBER_OWN, "2026-10-06|Shop|TEA|found|5|||RO1") })).toEqual([
      "removal-lost RO1 TEA X1 1 of 20 Sep 2026 at 2.50 until 15 Nov 2026",
    ]);
  });

  test("is one with what the reports here have of it, and arrivals that are told again count once", () => {
    expect(said(REMOVED, { Orders: REMOVED.Orders, Parcels: REMOVED.Parcels })).toEqual([LOST]);
    expect(said(REMOVED, { ...REMOVED, Own: own(...SEPTEMBER_OWN, "2026-09-28|Shop|TEA|other in|4|||1Z1", ...OCTOBER_OWN) })).toEqual([LOST]);
  });

  test("of which more was booked late, on a day of which the closed month has some, lacks what neither has", () => {
    const late = (units: number): string => `2026-09-28|Shop|TEA|other in|${units}|||1Z1`;
    const lost = (units: number): readonly string[] => [`removal-lost RO1 TEA X1 ${units} of 20 Sep 2026 at ${(units * 2.5).toFixed(2)} until 15 Nov 2026`];
    expect(said(REMOVED, { Own: own(late(6), ...OCTOBER_OWN) })).toEqual([]);
    expect(said(REMOVED, { Own: own(late(1), ...OCTOBER_OWN) })).toEqual(lost(5));
    expect(said(REMOVED, { Own: own(late(4), late(1), ...OCTOBER_OWN) })).toEqual(lost(5));
    // All of September is here, and the row of then is corrected: one of the first parcel, and all of the second.
    expect(said(REMOVED, { Own: own(...SEPTEMBER_OWN, late(3), ...OCTOBER_OWN) })).toEqual([
      "removal-lost RO1 TEA X1 6 of 20 Sep 2026 at 15.00 until 15 Nov 2026",
      "removal-lost RO1 TEA X1 1 of 10 Sep 2026 at 2.50 until 15 Nov 2026",
    ]);
  });

  test("of which the parcel is told later than it came is answered by what the closed month books under its tracking number", () => {
    const order = (status: string, shipped: number): string =>
      orders(`2026-09-01|RO2|Return|${status}|2026-09-29|TEA|X1|Sellable|4|0|0|${shipped}|${4 - shipped}`);
    const september = { Orders: order("Processing", 0), Own: own(...SEPTEMBER_OWN, "2026-09-28|Shop|TEA|other in|3|||1Z7") };
    const october = { Orders: order("Completed", 4), Parcels: parcels("2026-09-01|RO2|2026-09-27|TEA|X1|Sellable|4|UPS|1Z7") };
    expect(said(september, october)).toEqual(["removal-lost RO2 TEA X1 1 of 27 Sep 2026 at 2.50 until 15 Nov 2026"]);
  });

  test("that was being picked is as the newest report has it", () => {
    const september = { Orders: orders("2026-09-25|RO2|Return|Processing|2026-09-28|TEA|X1|Sellable|10|0|0|0|10") };
    expect(said(september, {})).toEqual([]);
    expect(said(september, { Orders: orders("2026-09-25|RO2|Return|Completed|2026-10-08|TEA|X1|Sellable|10|3|0|5|0") })).toEqual([
      "removal-lost RO2 TEA X1 2 of 25 Sep 2026 at 5.00 until 9 Dec 2026",
    ]);
    expect(said(september, { Orders: orders("2026-09-25|RO2|Return|Cancelled|2026-10-08|TEA|X1|Sellable|10|10|0|0|0") })).toEqual([]);
  });

  test("that came in full stays answered when a later report tells of its order again", () => {
    const again = orders("2026-09-01|RO9|Return|Completed|2026-10-02|TEA|X1|Sellable|2|0|0|2|0");
    expect(said(REMOVED, { Orders: again })).toEqual([LOST]);
  });

  test("is claimed by those alone who book removals that arrive, in a closed month or now", () => {
    const unbooked = { ...REMOVED, Own: own(...SEPTEMBER_OWN.slice(0, 1)) };
    expect(said(unbooked, {})).toEqual([]);
    expect(said(unbooked, { Own: own(...OCTOBER_OWN, "2026-10-06|Shop|TEA|found|4|||1Z1") })).toEqual([
      LOST,
      // Of RO9 no parcel is told: it was sent by its last update.
      "removal-lost RO9 TEA X1 2 of 2 Sep 2026 at 5.00 until 15 Nov 2026",
    ]);
  });

  test("that was paid for, or of which a case was decided, is claimed no more, and one that a case asks about bears its ID", () => {
    const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
    expect(said(REMOVED, { Paid: rows(PAID, "2026-10-20|R1||RO1|Removal_Order_Lost|TEA|X1|USD|15.00|6|0|6") })).toEqual([]);
    expect(said(REMOVED, { Cases: rows(CASES, "C5|RO1|TEA|removal-lost|denied|2026-10-21|2026-10-25|6") })).toEqual([]);
    expect(said(REMOVED, { Cases: rows(CASES, "C5|RO1|TEA|removal-lost|open|2026-10-21||6") })).toEqual([`${LOST} C5`]);
  });

  test("is unknown where the month was closed without what it kept of removals", () => {
    expect(said(REMOVED, {}, (line) => ({ ...line, moved: line.moved.filter((text) => !text.startsWith("[")) }))).toEqual([]);
  });
});

describe("a refund of a closed month", () => {
  const SETTLED = refunded(refund("2026-09-05", "111-1"), refund("2026-09-25", "111-2"));
  const september = { Settled: SETTLED, Returned: returned(back("2026-09-02", "111-0")) };
  const october = { Returned: returned(back("2026-10-02", "111-9")) };
  const KEPT = "return-not-received 111-1 TEA  1 of 5 Sep 2026 at 2.50 until 3 Jan 2027";

  test("is claimed when its goods are not back in time, and not before", () => {
    expect(said(september, october)).toEqual([KEPT]);
  });

  test("is answered by a return of the next month, or by one before it", () => {
    expect(said(september, { Returned: returned(back("2026-10-02", "111-1")) })).toEqual([]);
    expect(said({ Returned: returned(back("2026-09-02", "111-0"), back("2026-09-03", "111-1")), Settled: SETTLED }, october)).toEqual([]);
  });

  test("after a return of a closed month asks for nothing", () => {
    const before = { Settled: refunded(refund("2026-09-30", "111-7")), Returned: returned(back("2026-09-02", "111-0"), back("2026-09-28", "111-3")) };
    const closed = closedMonths({ period: "2026-09", today: "2026-10-05", tables: { ...FIXED, Own: own(...SEPTEMBER_OWN), ...before } });
    const Settled = refunded(refund("2026-10-02", "111-3"), refund("2026-10-02", "111-4"));
    const found = reconciled({
      period: "2026-10",
      today: "2026-12-05",
      tables: { ...FIXED, Own: own(...OCTOBER_OWN), ...october, Settled },
      ours: { "closed-months": closed },
    });
    expect(found.claims.map(({ reference }) => reference).sort()).toEqual(["111-4", "111-7"]);
  });

  test("is one with the same refund in a statement that is brought again; what was answered then is not asked for", () => {
    const Returned = returned(back("2026-09-02", "111-0"), back("2026-09-12", "111-6"));
    const Settled = rows(SETTLED, refund("2026-09-06", "111-6"));
    expect(said({ Settled, Returned }, { ...october, Settled })).toEqual([KEPT]);
  });

  test("is another than that of the same day in another statement; a statement that is brought again is the same", () => {
    const of = (statement: string): string => refunded(refund("2026-09-05", "111-1").replace("S1", statement));
    expect(said({ ...september, Settled: of("S0") }, { ...october, Settled: of("S1") })).toEqual([KEPT, KEPT]);
    expect(said({ ...september, Settled: of("S0") }, { ...october, Settled: of("S0") })).toEqual([KEPT]);
    expect(said({ ...september, Settled: of("S0") }, { ...october, Settled: of("") })).toEqual([KEPT]);
  });

  test("of several units is answered by returns of one day in two reports, and by one that both have once", () => {
    const Settled = refunded(refund("2026-09-05", "111-1").replace(/1$/, "3"));
    const damaged = back("2026-09-30", "111-1").replace("SELLABLE", "CUSTOMER_DAMAGED");
    const Returned = returned(back("2026-09-02", "111-0"), back("2026-09-30", "111-1"));
    const units = (again: readonly string[]): readonly string[] =>
      said({ Settled, Returned }, { Returned: returned(...again, back("2026-10-02", "111-9")) }).map((one) => one.split(" ")[4] ?? "");
    expect(units([damaged])).toEqual(["1"]);
    expect(units([back("2026-09-30", "111-1")])).toEqual(["2"]);
    expect(units([back("2026-09-30", "111-1"), damaged])).toEqual(["1"]);
  });

  test("in a statement that no closed month had is answered by a return of then, and claimed where there is none, and said to be unknown nowhere", () => {
    const Returned = returned(back("2026-09-02", "111-0"), back("2026-09-15", "111-3"));
    const Settled = refunded(refund("2026-09-20", "111-3"), refund("2026-09-20", "111-4"));
    const claimed = ["return-not-received 111-4 TEA  1 of 20 Sep 2026 at 2.50 until 18 Jan 2027"];
    // No settlements at all in September; then one of other days.
    expect(said({ Returned }, { ...october, Settled })).toEqual(claimed);
    expect(said({ Returned, Settled: refunded(refund("2026-09-05", "111-0").replace("S1", "S0")) }, { ...october, Settled })).toEqual(claimed);
  });

  test("that a month without the returns report cannot judge is judged by the next one that has it; one that was answered is not asked about", () => {
    const closing = (period: string, today: string, tables: Tables, ours = {}) => closedMonths({ period, today, tables: { ...FIXED, ...tables }, ours });
    const first = closing("2026-09", "2026-10-05", {
      Own: own(...SEPTEMBER_OWN),
      Settled: refunded(refund("2026-09-25", "111-1"), refund("2026-09-26", "111-2")),
      Returned: returned(back("2026-09-02", "111-0"), back("2026-09-28", "111-2")),
    });
    const second = closing("2026-10", "2026-11-15", { Own: own(...OCTOBER_OWN) }, { "closed-months": first });
    const found = reconciled({
      ...{ period: "2026-11", today: "2026-12-20", ours: { "closed-months": second } },
      tables: {
        ...FIXED,
        Own: own("2026-11-03|Shop|TEA|sale|1|||"),
        Returned: returned(back("2026-10-02", "111-7"), back("2026-11-02", "111-9")),
        Settled: refunded(refund("2026-09-26", "111-2")),
      },
    });
    expect(found.claims.map(({ reference, units }) => `${reference} ${units}`)).toEqual(["111-1 1"]);
    expect(found.issues.filter(({ code }) => code === "returns-not-covered")).toEqual([]);
  });

  test("cannot be judged in a month without the returns report, but where it was claimed before", () => {
    const closed = closedMonths({ period: "2026-09", today: "2026-10-22", tables: { ...FIXED, Own: own(...SEPTEMBER_OWN), ...september } });
    const found = reconciled({ period: "2026-10", today: "2026-11-15", tables: { ...FIXED, Own: own(...OCTOBER_OWN) }, ours: { "closed-months": closed } });
    expect(found.claims.map(({ reference, units }) => `${reference} ${units}`)).toEqual(["111-1 1"]);
    expect(found.issues.filter(({ code }) => code === "returns-not-covered").map(({ message }) => message)).toEqual([
      expect.stringContaining("whether the goods of 1 refunded or replaced order of 2026-09-25 came back is not known: no customer returns report is here"),
    ]);
  });

  test("and a replacement are for one unit, whichever month they are of", () => {
    const Replaced = rows("shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id", "2026-09-05|TEA|1|222-1|111-5");
    expect(
      said({ ...september, Settled: refunded(refund("2026-09-25", "111-2")), Replaced }, { ...october, Settled: refunded(refund("2026-10-01", "111-5")) }),
    ).toEqual(["return-not-received 111-5 TEA  1 of 5 Sep 2026 at 2.50 until 3 Jan 2027"]);
  });
});

describe("notes of closed months", () => {
  const dayAt = (iso: string): Day => dayOfIso(iso) ?? (0 as Day);
  const sealed = (iso: string, ...moved: readonly string[]): Seal => ({
    ...{ closedTo: dayAt(iso), settings: "", inputs: "", forced: "", closedOn: null, digest: "", place: null },
    lines: [
      {
        ...{ location: "Shop", sku: "TEA", fnsku: null, disposition: null, currency: "USD" as CurrencyCode, quantity: 0, cost: null, layers: [] },
        ...{ moved: ["[", ...moved], rowsSince: null, place: null },
      },
    ],
  });
  const refundOf = (orderId: string) =>
    ({ kind: "refunded", orderId, msku: "TEA", day: dayAt("2026-09-05"), units: 1, location: "US", settlementId: "" }) as const;
  const textsOf = (...notes: Parameters<typeof noteAwaited>): readonly string[] => noteAwaited(...notes).notes.map(({ note }) => textOfNote(note));

  test("tell what changed since the month before", () => {
    const before = readAwaited([sealed("2026-09-30", "[refunded:111-1:TEA:2026-09-05:1:US", "[refunded:111-2:TEA:2026-09-05:1:US")]);
    expect(textsOf([refundOf("111-1"), refundOf("111-3"), refundOf("111-3")], before)).toEqual([
      "[done:111-2:TEA",
      "[refunded:111-3:TEA:2026-09-05:1:US",
      "[refunded.1:111-3:TEA:2026-09-05:1:US",
    ]);
    const after = readAwaited([
      sealed("2026-09-30", "[refunded:111-1:TEA:2026-09-05:1:US"),
      sealed("2026-10-31", "[done:111-1:TEA", "[returned:111-1:TEA:2026-10-05:1"),
    ]);
    expect([after.ofKind("refunded"), after.ofKind("returned").length]).toEqual([[], 1]);
  });

  test("of refunds count no more once there were too many to keep; those of removals do", () => {
    const kept = readAwaited([
      sealed("2026-09-30", "[refunded:111-1:TEA:2026-09-05:1:US", "[arrived:RO1:TEA:2026-09-28:4"),
      sealed("2026-10-31", "[?", "[arrived:RO2:TEA:2026-10-28:2"),
    ]);
    expect([kept.ofKind("refunded").length, kept.ofKind("arrived").map(({ orderId, units }) => `${orderId} ${units ?? 0}`)]).toEqual([0, ["RO1 4", "RO2 2"]]);
  });
});
