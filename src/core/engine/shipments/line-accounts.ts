/** Shipment lines, each with what Amazon received of it, and how a receipt finds the lines that it may belong to. */
import type { Day, Period } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import type { Seal } from "../closing/seal";
import type { CasesOf } from "../compensation/find-cases";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { ReferencedReceipt } from "./reference-receipts";
import type { BookLine } from "./shipment-book";

export type MatchContext = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  /** Days after delivery during which Amazon is still counting. */
  readonly receivingDays: number;
  /** Locations that the ledger speaks of. */
  readonly ledgerLocations: ReadonlySet<string>;
  /** First and last day of the ledger; null without one. */
  readonly ledgerSpan: Period | null;
  /** From when on rows tell what was received; null where neither a ledger nor a closed month does. */
  readonly ledgerStart: Day | null;
  /** SKUs of which the ledger's first rows find some there. */
  readonly heldAtStart: ReadonlySet<string>;
  /** SKUs and FNSKUs that the ledger speaks of; none where it shows no receipt at all, and may be an export of other events alone. */
  readonly goodsInLedger: ReadonlySet<string>;
  /** Closed months before the period, oldest first. */
  readonly seals: readonly Seal[];
  /** The last day of the period. */
  readonly until: Day;
  readonly today: Day;
  readonly casesOf: CasesOf;
  /** The seller's SKU of goods named by FNSKU only. */
  readonly skuOf: (fnsku: string) => string;
};

/** Units of a receipt that belong to one line, or to none. */
export type Taking = {
  readonly day: Day;
  /** Where they came to lie; null on a day that the ledger does not reach. */
  readonly pool: PoolId | null;
  readonly quantity: number;
  /** The shipment that they were received under; "" where nothing says so and no line took them. */
  readonly reference: string;
  /** The ledger's row. */
  readonly place: Place | null;
  /** The row that names the shipment; null where no row does. */
  readonly evidence: Place | null;
};
/** A line, and what Amazon received of it as far as the ledger tells. */
export type LineAccount = {
  readonly line: BookLine;
  /** Receipts alone tell of the goods, and no row that any were sent. */
  readonly isReceivedOnly: boolean;
  /** Units received before the ledger begins, on no known day. */
  readonly before: number;
  /** The last day on which these can have come; null without any. */
  readonly beforeUntil: Day | null;
  /** Units that left transit as lost, or as another line's, in a closed month which lies before the ledger: they are in no transit any more, whatever comes. Below zero: units of others that came in as this line's. */
  readonly gone: number;
  /** Of these, units that were lost. */
  readonly lost: number;
  /** Of these, units that a closed month has under another label of the shipment; below zero, units of other labels that came in under this one. */
  readonly swapped: number;
  /** A closed month tells what it received by then. */
  readonly isClosed: boolean;
  readonly takings: readonly Taking[];
  /** Receipts name its shipment. */
  readonly byReference: boolean;
  /** No rows could tell what was received of it: what is stated counts. Elsewhere the ledger knows better. */
  readonly isStatedOnly: boolean;
  /** Locations at Amazon that it was sent to, or that its units came in at; none where nobody tells. */
  readonly locations: readonly string[];
};
/** An account while it is filled. */
export type OpenAccount = {
  readonly line: BookLine;
  readonly isReceivedOnly: boolean;
  /** null where the line names none. */
  readonly destination: string | null;
  before: number;
  beforeUntil: Day | null;
  gone: number;
  lost: number;
  swapped: number;
  isClosed: boolean;
  /** Units that it can have received before the ledger, at most; a closed month that names it tells how many. */
  beforeMost: number;
  /** Units that Amazon may still receive for the line without naming it; below zero where some of those received are taken back later. */
  capacity: number;
  readonly takings: Taking[];
  readonly byReference: boolean;
};

/** Units received of a line, as far as its takings tell. */
export function unitsHad({ before, takings }: Pick<LineAccount, "before" | "takings">): number {
  return takings.reduce((sum, { quantity }) => sum + quantity, before);
}

type Goods = { readonly sku: string; readonly fnsku: string | null };

/** The account of a receipt by its shipment and SKU (which the ledger tells of an FNSKU alone), or its shipment and FNSKU where the SKU was renamed. */
export function indexByReference<T extends { readonly line: BookLine }>(
  open: readonly T[],
  { skuOf }: Pick<MatchContext, "skuOf">,
): (receipt: Pick<ReferencedReceipt, "shipmentId" | "sku" | "fnsku">) => T | null {
  const byGoods = new Map<string, T>();
  const put = (key: string, one: T): void => void (byGoods.has(key) || byGoods.set(key, one));
  for (const one of open) if (one.line.shipmentId !== "") put(keyOfLine(one.line.shipmentId, one.line.sku), one);
  for (const one of open) if (one.line.shipmentId !== "" && one.line.fnsku !== null) put(keyOfLine(one.line.shipmentId, `fnsku:${one.line.fnsku}`), one);
  return ({ shipmentId, sku, fnsku }) =>
    byGoods.get(keyOfLine(shipmentId, sku === "" ? skuOf(fnsku) : sku)) ??
    (fnsku === "" ? undefined : byGoods.get(keyOfLine(shipmentId, `fnsku:${fnsku}`))) ??
    null;
}

/** A receipt belongs to lines of the same SKU, or of the same FNSKU where the SKU was renamed. */
export function indexByGoods(open: readonly OpenAccount[]): (goods: Goods) => readonly OpenAccount[] {
  const bySku = new Map<string, OpenAccount[]>();
  const byFnsku = new Map<string, OpenAccount[]>();
  const put = (index: Map<string, OpenAccount[]>, key: string, one: OpenAccount): void => {
    const lines = index.get(key) ?? [];
    lines.push(one);
    index.set(key, lines);
  };
  for (const one of open) {
    if (one.line.dispatched === 0 && one.line.statedReceived === null) continue;
    put(bySku, one.line.sku, one);
    if (one.line.fnsku !== null) put(byFnsku, one.line.fnsku, one);
  }
  return ({ sku, fnsku }) => [...new Set([...(bySku.get(sku) ?? []), ...(fnsku === null ? [] : (byFnsku.get(fnsku) ?? []))])];
}

/** What was sent to Amazon in one country cannot come in as a shipment's to another. Where nobody tells of one of them, it may. */
export function mayMeet(a: Pick<LineAccount, "locations">, b: Pick<LineAccount, "locations">): boolean {
  return a.locations.length === 0 || b.locations.length === 0 || a.locations.some((location) => b.locations.includes(location));
}

/** "Ledger detail row 5, Ledger row 12": the rows that receipts stand in, each once. */
export function rowsOfTakings(takings: readonly Taking[]): string {
  const rows = takings.map(({ evidence, place }) => evidence ?? place).flatMap((at) => (at === null ? [] : [nameOfPlace(at)]));
  const once = [...new Set(rows)];
  return once.length <= 4 ? once.join(", ") : `${once.slice(0, 3).join(", ")} and ${once.length - 3} more`;
}
