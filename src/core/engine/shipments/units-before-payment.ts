/** A line -> units that nothing but a payment makes up, paid for or not, by who answers for them. */
import type { ShipmentLine } from "../findings";
import type { Units } from "./decided-units";

export function unitsBeforePayment({ parts, responsibility }: Pick<ShipmentLine, "parts" | "responsibility">): Units {
  const unexplained = Math.max(0, 0 - (parts.unexplained ?? 0));
  const [paid, undelivered] = [0 - (parts["reimbursed-stock"] ?? 0) - (parts["reimbursed-cash"] ?? 0), 0 - (parts.logistics ?? 0)];
  return responsibility === "logistics" ? { amazon: paid, carrier: undelivered + unexplained } : { amazon: paid + unexplained, carrier: undelivered };
}
