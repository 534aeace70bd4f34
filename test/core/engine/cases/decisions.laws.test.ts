/** Whatever cases decide, pay, take back and ask at once: state, claims, books and the register tell one story, and no unit is in two of them. */
import fc from "fast-check";
import type { ShipmentLine } from "../../../../src/core/engine/findings";
import { unitsToAsk } from "../../../../src/core/engine/shipments/decided-units";
import { papers, reconcilePapers } from "../random-shipments";

/** Missing units of a part. */
const lacks = ({ parts }: ShipmentLine, ...names: readonly (keyof ShipmentLine["parts"])[]): number =>
  names.reduce((sum, name) => sum + Math.max(0, 0 - (parts[name] ?? 0)), 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
/** "decided: 4 granted and not paid yet (C1)" */
const granted = ({ because }: ShipmentLine): number => sum(because.map((text) => Number(/^decided: (\d+) granted/.exec(text)?.[1] ?? 0)));

test("of a line, what is claimed, decided and answered is no more than it lacks, of whomever it is asked", () => {
  fc.assert(
    fc.property(papers, (given) => {
      const { shipments, claims } = reconcilePapers(given);
      for (const line of shipments) {
        const own = claims.filter(
          ({ reference, sku, type }) =>
            reference === line.shipmentId && sku === line.sku && (type === "inbound-missing" || type === "carrier-loss" || type === "unpaid-compensation"),
        );
        const [claimed, answered] = [sum(own.map(({ units }) => units)), lacks(line, "reimbursed-cash", "reimbursed-stock")];
        expect(claimed - line.decided - line.carrierDecided + answered).toBeLessThanOrEqual(
          lacks(line, "unexplained", "logistics", "reimbursed-cash", "reimbursed-stock"),
        );
        const { amazon, carrier } = unitsToAsk(line);
        expect(sum(own.filter(({ type }) => type === "carrier-loss").map(({ units }) => units))).toBe(carrier);
        expect(claimed - carrier).toBeLessThanOrEqual(amazon);
        for (const name of ["amazon", "carrier"] as const)
          expect(sum(line.pending.filter(({ debtor }) => debtor === name).map(({ units }) => units))).toBeLessThanOrEqual(
            lacks(line, "unexplained", "logistics", "found"),
          );
      }
    }),
    { numRuns: 150 },
  );
});

test("units leave transit as lost only where a payment answers them or a case decided them, paid yet or not", () => {
  fc.assert(
    fc.property(papers, (given) => {
      const { shipments, movements, controls } = reconcilePapers(given);
      for (const line of shipments) {
        const lost =
          0 -
          sum(
            movements
              .filter(({ location, type, sku, reference }) => location === "In transit" && type === "lost" && sku === line.sku && reference === line.shipmentId)
              .map(({ quantity }) => quantity),
          );
        expect(lost).toBeLessThanOrEqual(lacks(line, "reimbursed-cash", "reimbursed-stock", "found") - line.decided - line.carrierDecided + granted(line));
      }
      expect(controls.filter(({ pass }) => !pass)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("a line that is said to be decided has nothing left to ask; one with an open case has one that asks", () => {
  fc.assert(
    fc.property(papers, (given) => {
      const { shipments, claims, cases } = reconcilePapers(given);
      for (const line of shipments) {
        const { amazon, carrier } = unitsToAsk(line);
        if (line.state === "denied" || line.state === "written-off" || line.state === "recovered" || line.state === "matched")
          expect([line.shipmentId, line.sku, amazon + carrier]).toEqual([line.shipmentId, line.sku, 0]);
        if (amazon + carrier === 0)
          expect(claims.filter(({ reference, sku, type }) => reference === line.shipmentId && sku === line.sku && type !== "not-on-sale")).toEqual([]);
        if (line.state === "case-open")
          expect(
            cases.some(({ shipmentId, sku, caseId }) => shipmentId === line.shipmentId && (sku === line.sku || sku === "") && caseId === line.caseId),
          ).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
