/** Whatever a closed month notes is read back as it was meant, whatever stands beside it in the cell. */
import fc from "fast-check";
import type { Day } from "../../../../src/core/domain/day";
import { minor, type CurrencyCode } from "../../../../src/core/domain/money";
import { reimbursementOf, textOfReimbursement } from "../../../../src/core/engine/closing/reimbursement-notes";
import { movedOfText, textOfMoved } from "../../../../src/core/engine/closing/seal";
import { noteOf, REMARKS, textOfNote, type Note, type Remark } from "../../../../src/core/engine/closing/sealed-notation";

const digest = fc.stringMatching(/^[0-9a-f]{8}$/);
const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(minor);
const cost = fc.record({ goods: cents, freight: cents, other: cents });
const units = fc.integer({ min: -100_000, max: 100_000 });
const shipment = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const day = fc.integer({ min: 10_000, max: 30_000 }).map((one) => one as Day);
const lot = fc.record({ units, cost, since: fc.oneof(day, fc.constant(null)), receivedAt: shipment, reference: fc.oneof(shipment, fc.constant("")) });
const lots = fc.array(lot, { minLength: 1, maxLength: 3 });
const note: fc.Arbitrary<Note> = fc.oneof(
  fc.record({ kind: fc.constant("movement" as const), print: digest }),
  fc.record({ kind: fc.constant("bill" as const), bill: digest, cost }),
  fc.record({ kind: fc.constant("sent" as const), print: digest, cost }),
  fc.record({ kind: fc.constantFrom("row" as const, "gone-row" as const), bill: digest, row: fc.oneof(digest, fc.constant("")) }),
  fc.record({ kind: fc.constant("applied-to" as const), bill: digest, goods: digest }),
  fc.record({ kind: fc.constant("count" as const), day, onHand: units, surplus: units }),
  fc.record({
    kind: fc.constant("received" as const),
    shipment,
    received: units,
    gone: units,
    lost: fc.option(units),
    last: fc.option(day),
    swapped: units,
    sent: fc.option(units),
    fnsku: fc.oneof(shipment, fc.constant("")),
    shipped: fc.option(day),
    delivered: fc.option(units),
    deliveredOn: fc.option(day),
    closed: fc.option(day),
    toWarehouse: fc.oneof(shipment, fc.constant("")),
    costedBy: fc.subarray(["shipment", "newest", "table"] as const),
  }),
  fc.record({ kind: fc.constant("there" as const), shipment, kept: fc.nat(), brought: fc.record({ units, cost }) }),
  fc.record({ kind: fc.constant("received-last" as const), units, cost, statedOn: fc.option(day) }),
  fc.record({ kind: fc.constant("lost" as const), units, cost, shipmentId: shipment, caseId: fc.oneof(shipment, fc.constant("")) }),
  fc.record({
    kind: fc.constant("decided" as const),
    ...{ day, units, cost, shipmentId: shipment, caseId: fc.oneof(shipment, fc.constant("")), paidBy: fc.oneof(shipment, fc.constant("")) },
  }),
  fc.record({
    kind: fc.constant("never-came" as const),
    ...{
      name: digest,
      amount: cents,
      currency: fc.constant("EUR" as CurrencyCode),
      units,
      caseId: fc.oneof(shipment, fc.constant("")),
      orders: fc.array(shipment),
    },
  }),
  fc.record({
    kind: fc.constant("granted" as const),
    name: digest,
    caseId: fc.oneof(shipment, fc.constant("")),
    currency: fc.constantFrom("USD" as CurrencyCode, "JPY" as CurrencyCode),
    amount: cents,
    due: fc.option(fc.record({ units: fc.oneof(fc.nat(), fc.constant(Infinity)), debtor: fc.constantFrom("amazon" as const, "carrier" as const) })),
  }),
  fc.record({ kind: fc.constant("worth" as const), units, value: cents, goods: cents, currency: fc.constant("EUR" as CurrencyCode), name: digest }),
  fc.record({ kind: fc.constant("share" as const), weight: fc.nat(), units: fc.nat(), name: digest }),
  fc.record({
    kind: fc.constant("at-amazon" as const),
    event: fc.constantFrom("lost" as const, "damaged" as const, "found" as const),
    day,
    units,
    open: units,
    paid: units,
    location: shipment,
    fnsku: fc.oneof(shipment, fc.constant("")),
    sku: shipment,
    booked: fc.option(fc.record({ units, cost })),
  }),
  fc.record({ kind: fc.constant("paid" as const), name: digest }),
  fc.record({ kind: fc.constantFrom("reimbursed" as const, "reimbursed-otherwise" as const), row: fc.stringMatching(/^[0-9][0-9A-Za-z:.,%]*$/) }),
  fc.record({ kind: fc.constant("awaited" as const), row: fc.stringMatching(/^[a-z][0-9A-Za-z:.%]*$/) }),
  fc.record({ kind: fc.constant("abroad" as const), day, turn: fc.nat(), reference: fc.oneof(shipment, fc.constant("")), lots }),
  fc.record({ kind: fc.constant("home" as const), print: digest, lots }),
  fc.record({ kind: fc.constant("remark" as const), remark: fc.constantFrom(...(Object.keys(REMARKS) as Remark[])) }),
);

test("notes are read back as they were written", () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 20 }), (notes) => {
      expect(movedOfText(textOfMoved(notes.map(textOfNote))).map(noteOf)).toEqual(notes);
    }),
    { numRuns: 300 },
  );
});

test("a reimbursement is read back with all that figures rest on", () => {
  const text = fc.string({ maxLength: 8, unit: "grapheme" }).map((one) => one.trim());
  const stated = fc.option(fc.integer({ min: -99, max: 99 }));
  const row = fc.record({
    ...{ day, reimbursementId: text, currency: text, reason: text, msku: text, fnsku: text, asin: text, caseId: text, originalId: text, orderId: text },
    ...{ quantityCash: stated, quantityInventory: stated, quantityTotal: stated },
    amountTotal: fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((coefficient) => ({ coefficient: coefficient * 10 + 1, scale: 2 }))),
  });
  fc.assert(
    fc.property(row, (told) => {
      const cells = { ...told, amountPerUnit: null, condition: "", originalType: "", setFnsku: "", listing: "" };
      expect(reimbursementOf(textOfReimbursement(cells))).toEqual(cells);
      expect(textOfReimbursement(cells)).not.toContain(" ");
    }),
    { numRuns: 300 },
  );
});

test("months that are closed already have these words", () => {
  expect(
    [
      "1a2b3c4d",
      "1a2b3c4d=0,5600,0",
      "1a2b3c4d@60000,0,0",
      "1a2b3c4d+9f8e7d6c",
      "1a2b3c4d-9f8e7d6c",
      "1a2b3c4d~5e6f7a8b",
      "#88:12:FBA1",
      "!2026-09-20:30:-2",
      "$10:2000,1500,0:FBA2:C1",
      "/2026-10-25:3:3750,0,0:FBA2:C1",
      "/2026-10-25:3:3750,0,0:FBA2:C1:R1",
      "%31500000:50:60000,1200,0:FBA1",
      "{60:25200,5000,0:2026-08-03",
      "&2000:USD:1a2b3c4d:C1",
      "^2026-09-29:0:R1:10,5620,0,0,2026-09-02,Shop,P1;1,0,0,0,,Shop,",
      "*1a2b3c4d:10,5620,0,0,2026-09-02,Shop,P1",
      "<lost:2026-09-21:3:2:2:US:X1:TEA",
      "<lost:2026-09-21:3:2:2:US:X1:TEA:5:1000,50,0",
      ">8:6932:6000:USD:1a2b3c4d",
      "|2026-10-20:3:7.5:R1:USD:Lost_Inbound:TEA:X1",
      "|-2026-10-20:3:7.5:R1:USD:Lost_Inbound:TEA:X1",
      "(800:2:1a2b3c4d",
      "[refunded:111-1:TEA:2026-09-03:1:US",
      "[",
      "[?",
      "&",
      "#",
      "?",
    ].map((text) => noteOf(text).kind),
  ).toEqual([
    "movement",
    "bill",
    "sent",
    "row",
    "gone-row",
    "applied-to",
    "received",
    "count",
    "lost",
    "decided",
    "decided",
    "there",
    "received-last",
    "granted",
    "abroad",
    "home",
    "at-amazon",
    "at-amazon",
    "worth",
    "reimbursed",
    "reimbursed-otherwise",
    "share",
    "awaited",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
  ]);
});
