/** Every source that can be recognised. Where a table fits two of them equally well, the earlier one is taken. */
import type { SourceKind } from "../domain/source";
import { EXCHANGE_RATES_SOURCE } from "./exchange-rates";
import { LEDGER_SUMMARY } from "./ledger-summary";
import { LOCATIONS_SOURCE } from "./locations";
import { MOVEMENTS_SOURCE } from "./movements";
import { SHIPMENTS_SOURCE } from "./shipments";
import type { SourceSpec } from "./source-spec";
import { UNIT_COSTS_SOURCE } from "./unit-costs";

export const KNOWN_SOURCES: readonly SourceSpec[] = [
  LEDGER_SUMMARY,
  MOVEMENTS_SOURCE,
  SHIPMENTS_SOURCE,
  UNIT_COSTS_SOURCE,
  EXCHANGE_RATES_SOURCE,
  LOCATIONS_SOURCE,
];

export function specOf(kind: SourceKind): SourceSpec | null {
  return KNOWN_SOURCES.find((spec) => spec.kind === kind) ?? null;
}
