/** Whatever payments brought of an Amount, for however many units: what is still to come does not go beyond it. */
import fc from "fast-check";
import { minor, type CurrencyCode } from "../../../../src/core/domain/money";
import { dueCash } from "../../../../src/core/engine/cases/stated-cash";

const KINDS = ["inbound-missing", "warehouse-lost", "valuation"] as const;

test("what was paid and what is to come are no more than the Amount, or than what was paid", () => {
  fc.assert(
    fc.property(
      fc.record({ kind: fc.constantFrom(...KINDS), cents: fc.nat(5000), of: fc.integer({ min: 1, max: 9 }), due: fc.integer({ min: 1, max: 9 }) }),
      fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 4 }),
      ({ kind, cents, of, due: units }, paid) => {
        const brought = paid.map((cash) => ({ cash: minor(cash) }));
        const record = { kind, status: "reimbursed", units: of, amount: { coefficient: cents, scale: 2 } };
        const cash = paid.reduce((sum, one) => sum + one, 0);
        expect(cash + (dueCash(record, { units, brought }, "USD" as CurrencyCode) ?? 0)).toBeLessThanOrEqual(Math.max(cents, cash));
      },
    ),
  );
});
