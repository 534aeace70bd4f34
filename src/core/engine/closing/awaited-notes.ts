/**
 * What is told of goods that are to come to the seller - removals, and what was refunded or replaced - and of fees, as a closed month writes it down, and back. What bears on no claim
 * is left out: a month may have thousands of such rows.
 */
import type { RowOf, Schema } from "../../columns/table";
import { dayOfIso, isoOf, type Day } from "../../domain/day";

/** The last are the most often empty, and what is empty at the end is not written. */
const AWAITED = {
  /** As the order stood when it was told last. `location` is the country that the goods leave, "" where nobody knows it. */
  order: {
    orderId: "text",
    msku: "text",
    day: "day",
    updated: "day",
    status: "text",
    orderType: "text",
    requested: "units",
    cancelled: "units",
    disposed: "units",
    shipped: "units",
    inProcess: "units",
    location: "text",
    fnsku: "text",
    setFnsku: "text",
    disposition: "text",
  },
  parcel: { orderId: "text", msku: "text", day: "day", shipped: "units", tracking: "text", fnsku: "text", disposition: "text" },
  /** A row of the seller's own movements under an order or a tracking number. */
  arrived: { orderId: "text", msku: "text", day: "day", units: "units" },
  replaced: { orderId: "text", msku: "text", day: "day", units: "units", replacementOrderId: "text" },
  refunded: { orderId: "text", msku: "text", day: "day", units: "units", location: "text", settlementId: "text" },
  returned: { orderId: "text", msku: "text", day: "day", units: "units", disposition: "text", licensePlate: "text" },
  /** First day of the customer returns reports, and the day on which they were looked through. */
  covered: { orderId: "text", msku: "text", day: "day", seen: "day" },
  /** A statement that was told, its number in place of an order's, and the last day that it told of. */
  statement: { orderId: "text", msku: "text", day: "day" },
  /** Charged for a problem with a shipment, whose ID stands in place of an order's. */
  fee: { orderId: "text", msku: "text", day: "day", units: "units", fee: "text", currency: "text", problem: "text", fnsku: "text" },
  /** Of this order and SKU nothing that an earlier month has is awaited any more. */
  done: { orderId: "text", msku: "text" },
} as const satisfies Readonly<Record<string, Schema>>;

export type AwaitedKind = keyof typeof AWAITED;
export type Awaited<K extends AwaitedKind = AwaitedKind> = { readonly [Kind in K]: { readonly kind: Kind } & Omit<RowOf<(typeof AWAITED)[Kind]>, "at"> }[K];

/** "refunded:111-1:TEA:2026-09-03:1:US" */
export function textOfAwaited(row: Awaited): string {
  const cells: Readonly<Record<string, unknown>> = row;
  return [row.kind, ...Object.entries(AWAITED[row.kind]).map(([name, kind]) => textOfCell(cells[name], kind))].join(":").replace(/:+$/, "");
}

/** What `textOfAwaited` wrote; null for anything else. */
export function awaitedOf(text: string): Awaited | null {
  const [kind = "", ...texts] = text.split(":");
  if (!Object.hasOwn(AWAITED, kind)) return null;
  const names = Object.entries(AWAITED[kind as AwaitedKind]);
  return { kind, ...Object.fromEntries(names.map(([name, cell], index) => [name, cellOfText(texts[index] ?? "", cell)])) } as unknown as Awaited;
}

type CellKind = "text" | "day" | "units";

function textOfCell(cell: unknown, kind: CellKind): string {
  if (cell === null) return "";
  return kind === "day" ? isoOf(cell as Day) : encodeURIComponent(String(cell));
}

function cellOfText(text: string, kind: CellKind): string | number | null {
  if (kind === "text") return decodeURIComponent(text);
  return kind === "day" ? dayOfIso(text) : text === "" ? null : Number(text);
}
