/**
 * Freight stands in a table of its own, which some keep through the years and others begin anew each month. One that lacks most of the rows
 * which were closed is that of a month: what it lacks is not gone, and a new row of a shipment that was billed before is another bill of it.
 */
import { IN_TRANSIT } from "../../domain/location";
import type { Pools } from "../movements/pools";
import { knownMoves, rowsHeld } from "./known-moves";
import type { Seal } from "./seal";

/** Unsure where a single row was closed: it may as well have been corrected. */
export type FreightTable = "runs-on" | "of-a-month" | "unsure";
/** Bills and their rows that the sources tell of, as seals know them. */
export type Billed = { readonly bills: ReadonlySet<string>; readonly rows: ReadonlySet<string> };

export function readFreightTable(seals: readonly Seal[], billed: Billed, pools: Pools): FreightTable {
  const known = [...knownMoves(seals, pools)].flatMap(([pool, ofPool]) => (pools.at(pool).location === IN_TRANSIT ? [ofPool] : []));
  const rows = rowsHeld(known);
  const bills = new Set(known.flatMap((ofPool) => [...ofPool.bills.keys()]));
  // Months that were closed before rows were kept know bills by their shipments alone.
  const [closed, present] = rows.size > 0 ? [rows, billed.rows] : [bills, billed.bills];
  const told = [...closed].filter((text) => present.has(text)).length;
  return told > 0 && told * 2 >= closed.size ? "runs-on" : closed.size > 1 ? "of-a-month" : "unsure";
}
