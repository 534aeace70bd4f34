/** Whatever was lost, paid, taken back and asked: reimbursed and open are what was missing, and no unit is paid or claimed twice. */
import fc from "fast-check";
import { tableOf } from "../../../../src/core/columns/table";
import { addDays, dayOf } from "../../../../src/core/domain/day";
import { minorOf, type CurrencyCode } from "../../../../src/core/domain/money";
import { DEFAULT_SETTINGS } from "../../../../src/core/domain/settings";
import { keyOfLine } from "../../../../src/core/domain/shipment-line";
import { allocateReimbursements } from "../../../../src/core/engine/compensation/allocate-reimbursements";
import { reconcile } from "../../../../src/core/engine/reconcile";
import type { OpenLine } from "../../../../src/core/engine/compensation/reimbursement-desk";
import { CASES } from "../../../../src/core/facts/claims";
import { NO_FACTS, type Facts } from "../../../../src/core/facts/facts";
import { LEDGER_DETAIL } from "../../../../src/core/facts/ledger-detail";
import { REIMBURSEMENTS } from "../../../../src/core/facts/reimbursements";

const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
const UNTIL = addDays(FIRST, 90);
const IDS = ["FBA1", "FBA2", "FBA3"];

type Paid = Parameters<typeof tableOf<typeof REIMBURSEMENTS>>[1][number];
type Case = Parameters<typeof tableOf<typeof CASES>>[1][number];

const lines = fc
  .array(fc.record({ sku: fc.constantFrom("TEA", "MUG"), shipmentId: fc.constantFrom(...IDS), openUnits: fc.nat(9), since: fc.nat(60) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all): readonly OpenLine[] => [
    ...new Map(
      all.map(({ sku, shipmentId, openUnits, since }) => [
        keyOfLine(shipmentId, sku),
        {
          sku,
          shipmentId,
          openUnits,
          countingUnits: 0,
          isRefused: false,
          since: addDays(FIRST, since),
          sent: addDays(FIRST, since),
          fnsku: null,
          labels: [],
          locations: [],
          dispatched: openUnits,
          received: 0,
          arrivals: [],
          deliveredOn: null,
        },
      ]),
    ).values(),
  ]);
const payments = fc
  .array(
    fc.record({
      sku: fc.constantFrom("TEA", "MUG"),
      caseId: fc.constantFrom("", "C1", "C2", "C9"),
      reason: fc.constantFrom("Lost_Inbound", "Lost_Inbound", "Damaged_Inbound", "Lost_Warehouse", "GeneralAdjustment", "CustomerReturn"),
      cash: fc.nat(6),
      stock: fc.nat(3),
      day: fc.nat(85),
      back: fc.nat(6),
    }),
    { maxLength: 8 },
  )
  .map((all): readonly Paid[] =>
    all.flatMap(({ sku, caseId, reason, cash, stock, day, back }, index): readonly Paid[] => {
      const base = {
        orderId: "",
        msku: sku,
        fnsku: "",
        setFnsku: "",
        listing: "",
        asin: "",
        condition: "",
        currency: "USD",
        amountPerUnit: null,
        originalType: "",
        caseId,
      };
      const taken = Math.min(back, cash);
      return [
        {
          ...base,
          day: addDays(FIRST, day),
          reimbursementId: `R${index}`,
          reason,
          amountTotal: { coefficient: cash * 3, scale: 0 },
          quantityCash: cash,
          quantityInventory: stock,
          quantityTotal: cash + stock,
          originalId: "",
        },
        ...(index % 2 === 0 && taken > 0
          ? [
              {
                ...base,
                day: addDays(FIRST, day + 3),
                reimbursementId: `B${index}`,
                reason: "Reimbursement_Reversal",
                amountTotal: { coefficient: taken * -3, scale: 0 },
                quantityCash: -taken,
                quantityInventory: 0,
                quantityTotal: -taken,
                originalId: `R${index}`,
              },
            ]
          : []),
      ];
    }),
  );
const cases = fc
  .array(
    fc.record({
      caseId: fc.constantFrom("", "C1", "C2", "C3"),
      shipmentId: fc.constantFrom(...IDS, "FBA9"),
      sku: fc.constantFrom("", "TEA", "MUG"),
      status: fc.constantFrom("draft", "open", "reimbursed", "restocked", "denied"),
      units: fc.option(fc.nat(8)),
      closed: fc.option(fc.nat(80)),
    }),
    { maxLength: 5 },
  )
  .map((all): readonly Case[] =>
    all.map(({ closed, ...one }) => ({
      ...one,
      kind: "inbound-missing",
      opened: null,
      closed: closed === null ? null : addDays(FIRST, closed),
      amount: null,
      note: "",
      keptIn: "",
      asWritten: "",
      listing: "",
    })),
  );

const factsOf = (paid: readonly Paid[], register: readonly Case[]): Facts => ({
  ...NO_FACTS,
  sources: ["Paid", "Cases"].map((label) => ({ label, file: null, sheet: label, table: null })),
  reimbursements: tableOf(
    REIMBURSEMENTS,
    paid,
    paid.map((_, index) => ({ source: 0, row: index + 2 })),
  ),
  cases: tableOf(
    CASES,
    register,
    register.map((_, index) => ({ source: 1, row: index + 2 })),
  ),
});

const CONTEXT: Parameters<typeof allocateReimbursements>[2] = {
  from: UNTIL,
  until: UNTIL,
  paymentDays: 14,
  skuOf: (fnsku) => fnsku,
  everLost: () => ({ events: [], madeUp: [], leftBy: () => [] }),
  moneyAsked: () => (_, currency) => ({ goods: null, currency }),
  closedGrants: null,
  seals: [],
  moneys: { currencyAt: () => "USD" as CurrencyCode, convert: (amount, _, to) => minorOf(amount, to) },
};

test("no line is answered for more than it lacks, no payment answers more than it pays net of what was taken back", () => {
  fc.assert(
    fc.property(lines, payments, cases, (open, paid, register) => {
      const { answers, shares, payments: net } = allocateReimbursements(open, factsOf(paid, register), CONTEXT);
      for (const { shipmentId, sku, openUnits } of open) {
        const { stockUnits, cashUnits } = answers.get(keyOfLine(shipmentId, sku)) ?? { stockUnits: 0, cashUnits: 0 };
        expect(stockUnits + cashUnits).toBeLessThanOrEqual(openUnits);
        expect(Math.min(stockUnits, cashUnits)).toBeGreaterThanOrEqual(0);
      }
      for (const payment of net) {
        const own = shares.filter((share) => share.payment === payment);
        expect(own.reduce((sum, { cashUnits }) => sum + cashUnits, 0)).toBeLessThanOrEqual(payment.cashUnits);
        expect(own.reduce((sum, { stockUnits }) => sum + stockUnits, 0)).toBeLessThanOrEqual(payment.stockUnits);
        if (payment.about === "warehouse" || payment.about === "customer") expect(own.filter(({ record }) => record?.caseId !== payment.caseId)).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(lines, payments, cases, fc.nat(99), (open, paid, register, turn) => {
      const turned = <T>(rows: readonly T[]): readonly T[] =>
        [...rows.slice(turn % Math.max(1, rows.length)), ...rows.slice(0, turn % Math.max(1, rows.length))].reverse();
      const said = (all: readonly OpenLine[], facts: Facts): unknown => {
        const { answers } = allocateReimbursements(all, facts, CONTEXT);
        return open.map(({ shipmentId, sku }) => {
          const { stockUnits, cashUnits, day } = answers.get(keyOfLine(shipmentId, sku)) ?? { stockUnits: 0, cashUnits: 0, day: null };
          return [stockUnits, cashUnits, day];
        });
      };
      expect(said(turned(open), factsOf(turned(paid), turned(register)))).toEqual(said(open, factsOf(paid, register)));
    }),
    { numRuns: 120 },
  );
});

const lost = fc.array(fc.record({ day: fc.nat(60), units: fc.integer({ min: 1, max: 9 }), open: fc.nat(9), reason: fc.constantFrom("M", "E") }), {
  minLength: 1,
  maxLength: 8,
});
const detailOf = (events: readonly { readonly day: number; readonly units: number; readonly open: number; readonly reason: string }[]): Facts["ledgerDetail"] =>
  tableOf(
    LEDGER_DETAIL,
    events.map(({ day, units, open, reason }) => ({
      day: addDays(FIRST, day),
      fnsku: "X-TEA",
      asin: "",
      msku: "TEA",
      eventType: "Adjustments",
      reference: "",
      quantity: -units,
      fulfillmentCenter: "PHX6",
      disposition: "SELLABLE",
      reason,
      country: "US",
      reconciled: units - Math.min(units, open),
      unreconciled: Math.min(units, open),
      timedDay: null,
      store: "",
      listing: "",
    })),
    events.map((_, index) => ({ source: 0, row: index + 2 })),
  );

test("units lost inside a centre are claimed once: what is open is what was lost, less what was paid or decided", () => {
  fc.assert(
    fc.property(lost, payments, fc.option(fc.integer({ min: 1, max: 6 })), (events, paid, claimed) => {
      const register: readonly Case[] =
        claimed === null
          ? []
          : [
              {
                caseId: "C7",
                shipmentId: "",
                sku: "TEA",
                kind: "warehouse-lost",
                status: "open",
                units: claimed,
                opened: null,
                closed: null,
                amount: null,
                note: "",
                keptIn: "",
                asWritten: "",
                listing: "",
              },
            ];
      const result = reconcile({
        facts: { ...factsOf(paid, register), ledgerDetail: detailOf(events) },
        issues: [],
        settings: DEFAULT_SETTINGS,
        today: UNTIL,
        onStage: () => undefined,
      });
      if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
      const claims = result.reconciliation.claims.filter(({ type }) => type === "warehouse-lost");
      const units = (of: readonly { readonly units: number }[]): number => of.reduce((sum, one) => sum + one.units, 0);
      const missing = events.reduce((sum, { reason, units: all, open }) => (reason === "M" ? sum + Math.min(all, open) : sum), 0);
      const given = paid.reduce(
        (sum, { reason, msku, quantityTotal }) => (reason === "Lost_Warehouse" && msku === "TEA" ? sum + (quantityTotal ?? 0) : sum),
        0,
      );
      expect(units(claims)).toBeLessThanOrEqual(missing);
      expect(units(claims)).toBeGreaterThanOrEqual(missing - given);
      // What the case was paid it asks for no more, though no payment names it.
      const answered = result.reconciliation.cases.reduce((sum, { unitsPaid, unitsRestocked }) => sum + unitsPaid + unitsRestocked, 0);
      expect(answered).toBeLessThanOrEqual(Math.min(claimed ?? 0, given));
      expect(units(claims.filter(({ caseId }) => caseId === "C7"))).toBe(Math.min((claimed ?? 0) - answered, units(claims)));
    }),
    { numRuns: 100 },
  );
});
