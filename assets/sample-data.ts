/**
 * The tables of the sample workbook: a small seller of kitchen goods in September and October 2026. Everything follows
 * from a fixed seed and from the stories below, so that the same tables come out every time; every row satisfies
 * Amazon's identities by construction, but the one that is broken on purpose.
 */
import { addDays, dayOf, isoOf, type Day } from "../src/core/domain/day";

export type SampleCell = string | number | null | { readonly day: Day };
export type SampleTable = { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly SampleCell[])[] };

type Country = "US" | "DE";
type Product = {
  readonly sku: string;
  readonly fnsku: string;
  readonly asin: string;
  readonly title: string;
  readonly cost: number;
  readonly carton: number;
  readonly dailySales: number;
};
type Shipment = {
  readonly id: string;
  readonly country: Country;
  readonly shipped: Day;
  readonly delivered: Day | null;
  readonly closed: Day | null;
  readonly status: string;
  readonly lines: readonly ShipmentPlan[];
};
type ShipmentPlan = {
  readonly sku: string;
  readonly declared: number;
  readonly dispatched: number;
  readonly delivered: number | null;
  /** As Amazon's ledger books them: a negative one takes back an earlier one. */
  readonly receipts: readonly { readonly day: Day; readonly units: number }[];
};

const september = (day: number): Day => dayOf({ year: 2026, month: 9, day });
const october = (day: number): Day => dayOf({ year: 2026, month: 10, day });
const FIRST = september(1);
const LAST = october(31);

const FAMILIES = [
  { code: "KT", title: "Kettle", cost: 12, carton: 20 },
  { code: "TP", title: "Teapot", cost: 5, carton: 48 },
  { code: "LM", title: "Reading lamp", cost: 9.5, carton: 24 },
  { code: "MG", title: "Mug", cost: 2.4, carton: 50 },
  { code: "TR", title: "Tray", cost: 6, carton: 25 },
  { code: "FL", title: "Tea filter", cost: 1.2, carton: 100 },
  { code: "SC", title: "Kitchen scale", cost: 8, carton: 20 },
  { code: "ST", title: "Bottle stand", cost: 4, carton: 40 },
] as const;
const VARIANTS = ["black", "white", "green", "blue", "steel"] as const;
/** Sold in Germany too. */
const GERMAN_FAMILIES = ["MG", "SC", "TR"];
/** On sale at Amazon, but in no cost table and never purchased: what Tieout says about a missing cost. */
const WITHOUT_COST = "ST-05";
/** Lost stands with the wrong sign on this day: what Tieout says about a row that does not add up. */
const BROKEN = { sku: "LM-03", day: october(14) };

export const PRODUCTS: readonly Product[] = FAMILIES.flatMap(({ code, title, cost, carton }, family) =>
  VARIANTS.map((variant, at) => {
    const number = family * VARIANTS.length + at;
    const suffix = String(1000 + number * 37);
    return {
      sku: `${code}-0${at + 1}`,
      fnsku: `X001TEA${suffix.slice(-3)}`,
      asin: `B0TIE${suffix}${code.slice(0, 1)}`,
      title: `${title}, ${variant}`,
      cost: cost + at * 0.5,
      carton,
      dailySales: 1 + ((number * 7) % 5),
    };
  }),
);

/** Small and steady, of the kind called mulberry32: the same seed gives the same numbers everywhere. */
function openChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const received = (sku: string, units: number, day: Day): ShipmentPlan => ({
  sku,
  declared: units,
  dispatched: units,
  delivered: units,
  receipts: [{ day, units }],
});

/** What happens to a product that has a story; all others are replenished by the two monthly shipments. */
const STORY_SHIPMENTS: readonly Shipment[] = [
  // 1,000 left Shenzhen and arrived, Amazon counted 999.
  {
    id: "FBA19KT01A",
    country: "US",
    shipped: september(2),
    delivered: september(15),
    closed: september(28),
    status: "CLOSED",
    lines: [
      {
        ...received("KT-01", 1000, september(16)),
        receipts: [
          { day: september(16), units: 600 },
          { day: september(18), units: 399 },
        ],
      },
    ],
  },
  // 500 left, 501 were counted.
  {
    id: "FBA19KT02A",
    country: "US",
    shipped: september(2),
    delivered: september(15),
    closed: september(28),
    status: "CLOSED",
    lines: [{ ...received("KT-02", 500, september(16)), receipts: [{ day: september(16), units: 501 }] }],
  },
  // The carrier delivered nine cartons of ten.
  {
    id: "FBA19TP01A",
    country: "US",
    shipped: september(4),
    delivered: september(18),
    closed: september(30),
    status: "CLOSED",
    lines: [{ sku: "TP-01", declared: 480, dispatched: 480, delivered: 432, receipts: [{ day: september(19), units: 432 }] }],
  },
  // The carrier lost some and Amazon miscounted the rest.
  {
    id: "FBA19TP02A",
    country: "US",
    shipped: september(4),
    delivered: september(18),
    closed: september(30),
    status: "CLOSED",
    lines: [{ sku: "TP-02", declared: 300, dispatched: 300, delivered: 290, receipts: [{ day: september(19), units: 285 }] }],
  },
  // Still at sea.
  {
    id: "FBA19LM01A",
    country: "US",
    shipped: october(24),
    delivered: null,
    closed: null,
    status: "SHIPPED",
    lines: [{ sku: "LM-01", declared: 240, dispatched: 240, delivered: null, receipts: [] }],
  },
  // Arrived, being counted.
  {
    id: "FBA19LM02A",
    country: "US",
    shipped: october(6),
    delivered: october(20),
    closed: null,
    status: "RECEIVING",
    lines: [
      {
        ...received("LM-02", 200, october(21)),
        receipts: [
          { day: october(21), units: 100 },
          { day: october(23), units: 50 },
        ],
      },
    ],
  },
  // Ten more were declared than dispatched: the seller's own mistake, nothing is missing.
  {
    id: "FBA19MG01A",
    country: "US",
    shipped: september(3),
    delivered: september(16),
    closed: september(27),
    status: "CLOSED",
    lines: [{ ...received("MG-01", 590, september(17)), declared: 600 }],
  },
  // Two too many were counted and taken back a week later.
  {
    id: "FBA19MG02A",
    country: "US",
    shipped: september(3),
    delivered: september(16),
    closed: september(27),
    status: "CLOSED",
    lines: [
      {
        ...received("MG-02", 400, september(17)),
        receipts: [
          { day: september(17), units: 402 },
          { day: september(24), units: -2 },
        ],
      },
    ],
  },
  // Five of one were counted as the other: swapped labels.
  {
    id: "FBA19TR01A",
    country: "US",
    shipped: september(3),
    delivered: september(16),
    closed: september(27),
    status: "CLOSED",
    lines: [
      { ...received("TR-01", 100, september(17)), receipts: [{ day: september(17), units: 95 }] },
      { ...received("TR-02", 100, september(17)), receipts: [{ day: september(17), units: 105 }] },
    ],
  },
  // Ten units of the first shipment were booked under the second.
  {
    id: "FBA19FL01A",
    country: "US",
    shipped: september(3),
    delivered: september(16),
    closed: september(29),
    status: "CLOSED",
    lines: [{ ...received("FL-01", 300, september(17)), receipts: [{ day: september(17), units: 290 }] }],
  },
  {
    id: "FBA19FL01B",
    country: "US",
    shipped: september(8),
    delivered: september(21),
    closed: september(30),
    status: "CLOSED",
    lines: [{ ...received("FL-01", 300, september(22)), receipts: [{ day: september(22), units: 310 }] }],
  },
  // Left in September, received in October.
  {
    id: "FBA19SC01A",
    country: "US",
    shipped: september(22),
    delivered: october(7),
    closed: october(16),
    status: "CLOSED",
    lines: [received("SC-01", 160, october(8))],
  },
  // Three short in Germany.
  {
    id: "FBA19SC02D",
    country: "DE",
    shipped: september(5),
    delivered: september(21),
    closed: october(2),
    status: "CLOSED",
    lines: [{ ...received("SC-02", 120, september(22)), receipts: [{ day: september(22), units: 117 }] }],
  },
  // Delivered two days before the month ends; the count has not begun.
  {
    id: "FBA19TR03D",
    country: "DE",
    shipped: october(12),
    delivered: october(29),
    closed: null,
    status: "DELIVERED",
    lines: [{ ...received("TR-03", 75, october(29)), receipts: [] }],
  },
];
const STORY_SKUS = new Set(STORY_SHIPMENTS.flatMap(({ country, lines }) => lines.map(({ sku }) => `${sku} ${country}`)));

const isSoldIn = (country: Country, { sku }: Product): boolean => country === "US" || GERMAN_FAMILIES.includes(sku.slice(0, 2));

/** Two shipments a month take care of the products without a story. */
const MONTHLY_SHIPMENTS: readonly Shipment[] = (
  [
    { id: "FBA19SEP1US", country: "US", shipped: september(3), delivered: september(16), closed: september(26), status: "CLOSED", cartons: 4 },
    { id: "FBA19OCT1US", country: "US", shipped: october(1), delivered: october(13), closed: october(22), status: "CLOSED", cartons: 3 },
    { id: "FBA19SEP1DE", country: "DE", shipped: september(5), delivered: september(21), closed: september(30), status: "CLOSED", cartons: 2 },
    { id: "FBA19OCT1DE", country: "DE", shipped: october(5), delivered: october(20), closed: october(29), status: "CLOSED", cartons: 1 },
  ] as const
).map(({ cartons, ...shipment }) => ({
  ...shipment,
  lines: PRODUCTS.filter(
    (product) => isSoldIn(shipment.country, product) && product.sku !== WITHOUT_COST && !STORY_SKUS.has(`${product.sku} ${shipment.country}`),
  ).map(({ sku, carton }, at) => received(sku, cartons * carton, addDays(shipment.delivered, 1 + (at % 3)))),
}));

const SHIPMENTS: readonly Shipment[] = [...STORY_SHIPMENTS, ...MONTHLY_SHIPMENTS];

// ---- Amazon's ledger

const EVENTS = ["receipts", "sales", "returns", "removals", "transfers", "found", "lost", "damaged", "disposed", "other", "unknown"] as const;
type Event = (typeof EVENTS)[number];
type Disposition = "SELLABLE" | "CUSTOMER_DAMAGED" | "WAREHOUSE_DAMAGED";
type Booking = {
  readonly day: Day;
  readonly sku: string;
  readonly country: Country;
  readonly disposition: Disposition;
  readonly event: Event;
  readonly units: number;
};

/** What happened in Amazon's centres beside sales and receipts. */
const EVENT_STORIES: readonly (readonly [sku: string, country: Country, day: Day, event: Event, units: number, disposition?: Disposition])[] = [
  ["KT-01", "US", september(21), "lost", -2],
  ["KT-01", "US", october(5), "found", 2],
  ["KT-03", "US", september(23), "lost", -1],
  ["TP-03", "US", september(25), "found", 1],
  ["MG-03", "US", september(22), "damaged", -3],
  ["MG-04", "DE", october(9), "damaged", -1],
  // A unit is found damaged and moved to the damaged stock, which is disposed of later.
  ["LM-04", "US", september(24), "other", -4],
  ["LM-04", "US", september(24), "other", 4, "WAREHOUSE_DAMAGED"],
  ["LM-04", "US", october(12), "disposed", -3, "WAREHOUSE_DAMAGED"],
  ["SC-03", "DE", october(2), "other", -1],
  ["SC-03", "DE", october(2), "other", 1, "WAREHOUSE_DAMAGED"],
  // Between centres: within September, over the month's end, and still on the way at the end of October.
  ["TR-04", "US", september(10), "transfers", -20],
  ["TR-04", "US", september(14), "transfers", 20],
  ["FL-03", "US", september(28), "transfers", -40],
  ["FL-03", "US", october(2), "transfers", 40],
  ["MG-05", "US", october(29), "transfers", -25],
  ["SC-04", "DE", october(28), "transfers", -6],
  ["SC-04", "DE", october(30), "transfers", 4],
  ["KT-04", "US", september(29), "unknown", 1],
  ["KT-04", "US", october(3), "unknown", -1],
  ["FL-04", "US", october(19), "unknown", 2],
  ["LM-03", "US", october(14), "lost", -3],
  // Returned by customers and damaged; most of it is sent back to the seller.
  ["KT-02", "US", september(20), "returns", 2, "CUSTOMER_DAMAGED"],
  ["KT-02", "US", october(6), "returns", 1, "CUSTOMER_DAMAGED"],
  ["KT-02", "US", october(15), "removals", -3, "CUSTOMER_DAMAGED"],
  ["MG-02", "DE", september(18), "returns", 1, "CUSTOMER_DAMAGED"],
  ["SC-05", "US", october(20), "removals", -10],
  [WITHOUT_COST, "US", september(15), "returns", 1],
];

function bookingsOf(chance: (below: number) => number): readonly Booking[] {
  const stories = EVENT_STORIES.map(([sku, country, day, event, units, disposition = "SELLABLE"]) => ({ sku, country, day, event, units, disposition }));
  const receipts = SHIPMENTS.flatMap(({ country, lines }) =>
    lines.flatMap((line) =>
      line.receipts.map(({ day, units }) => ({ sku: line.sku, country, day, disposition: "SELLABLE" as const, event: "receipts" as const, units })),
    ),
  );
  const trade: Booking[] = [];
  for (const country of ["US", "DE"] as const) {
    for (const product of PRODUCTS.filter((candidate) => isSoldIn(country, candidate))) {
      for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
        if (chance(10) < (country === "US" ? 6 : 4))
          trade.push({
            sku: product.sku,
            country,
            day,
            disposition: "SELLABLE",
            event: "sales",
            units: -(1 + chance(country === "US" ? product.dailySales : 2)),
          });
        if (chance(40) === 0) trade.push({ sku: product.sku, country, day, disposition: "SELLABLE", event: "returns", units: 1 });
      }
    }
  }
  return [...stories, ...receipts, ...trade];
}

const LEDGER_HEADER = [
  "Date",
  "FNSKU",
  "ASIN",
  "MSKU",
  "Title",
  "Disposition",
  "Starting Warehouse Balance",
  "In Transit Between Warehouses",
  "Receipts",
  "Customer Shipments",
  "Customer Returns",
  "Vendor Returns",
  "Warehouse Transfer In/Out",
  "Found",
  "Lost",
  "Damaged",
  "Disposed",
  "Other Events",
  "Ending Warehouse Balance",
  "Unknown Events",
  "Location",
];

/** On hand at Amazon when September begins: enough until the first shipment is received. */
const openingUnits = (country: Country, { dailySales }: Product): number => (country === "US" ? dailySales * 60 : 50);

function ledgerRows(): readonly (readonly SampleCell[])[] {
  const bookings = new Map<string, Booking[]>();
  for (const booking of bookingsOf(openChance(20261031))) {
    const key = `${booking.day} ${booking.sku} ${booking.country} ${booking.disposition}`;
    bookings.set(key, [...(bookings.get(key) ?? []), booking]);
  }
  const rows: SampleCell[][] = [];
  const onHand = new Map<string, number>();
  const between = new Map<string, number>();
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    for (const country of ["US", "DE"] as const) {
      for (const product of PRODUCTS.filter((candidate) => isSoldIn(country, candidate))) {
        for (const disposition of ["SELLABLE", "CUSTOMER_DAMAGED", "WAREHOUSE_DAMAGED"] as const) {
          const key = `${product.sku} ${country} ${disposition}`;
          const events = bookings.get(`${day} ${key}`) ?? [];
          if (events.length === 0) continue;
          const sum = (event: Event): number => events.reduce((total, booking) => total + (booking.event === event ? booking.units : 0), 0);
          const starting = onHand.get(key) ?? (disposition === "SELLABLE" ? openingUnits(country, product) : 0);
          const ending = EVENTS.reduce((total, event) => total + sum(event), starting);
          if (ending < 0) throw new Error(`${isoOf(day)} ${key}: the sample sells more than there is`);
          onHand.set(key, ending);
          between.set(key, (between.get(key) ?? 0) - sum("transfers"));
          const lost = product.sku === BROKEN.sku && day === BROKEN.day ? -sum("lost") : sum("lost");
          rows.push([
            { day },
            product.fnsku,
            product.asin,
            product.sku,
            product.title,
            disposition,
            starting,
            between.get(key) ?? 0,
            sum("receipts"),
            sum("sales"),
            sum("returns"),
            sum("removals"),
            sum("transfers"),
            sum("found"),
            lost,
            sum("damaged"),
            sum("disposed"),
            sum("other"),
            ending,
            sum("unknown"),
            country,
          ]);
        }
      }
    }
  }
  return rows;
}

// ---- the seller's own warehouse

const WAREHOUSE = "Shenzhen";
const MOVEMENT_HEADER = ["Date", "Warehouse", "SKU", "Type", "Quantity", "Unit Cost", "Amount", "Currency", "Reference", "To Warehouse", "Applies To", "Note"];
type Movement = { readonly day: Day; readonly sku: string; readonly type: string } & { readonly [Figure in "units" | "unitCost" | "amount"]?: number } & {
  readonly [Text in "reference" | "to" | "appliesTo" | "note"]?: string;
};

/** Purchases are round and follow the price list, but for the two whose price has changed. */
function ownMovements(): readonly Movement[] {
  const dispatchedOf = (sku: string): number =>
    SHIPMENTS.flatMap(({ lines }) => lines)
      .filter((line) => line.sku === sku)
      .reduce((sum, { dispatched }) => sum + dispatched, 0);
  const stocked = PRODUCTS.filter(({ sku }) => sku !== WITHOUT_COST);
  // What the two months need, and two cartons more.
  const openings = stocked.map(({ sku, cost, carton }): Movement => ({
    day: FIRST,
    sku,
    type: "opening",
    units: (Math.ceil(dispatchedOf(sku) / carton) + 2) * carton,
    unitCost: cost,
  }));
  const purchases: readonly Movement[] = [
    { day: september(8), sku: "KT-01", type: "purchase", units: 400, unitCost: 12, reference: "PO-1001" },
    { day: september(8), sku: "KT-02", type: "purchase", units: 200, unitCost: 12.9, reference: "PO-1002", note: "price went up from 12.50" },
    { day: september(9), sku: "MG-03", type: "purchase", units: 300, unitCost: 3.4, reference: "PO-1003" },
    { day: september(10), sku: "TR-03", type: "purchase", units: 200, unitCost: 7, reference: "PO-1004" },
    { day: october(7), sku: "LM-01", type: "purchase", units: 240, unitCost: 9.8, reference: "PO-1005", note: "price went up from 9.50" },
    { day: october(8), sku: "FL-02", type: "purchase", units: 500, unitCost: 1.7, reference: "PO-1006" },
  ];
  const others: readonly Movement[] = [
    { day: september(15), sku: "KT-01", type: "landed cost", amount: 200, appliesTo: "PO-1001", reference: "DUTY-77", note: "duty, 0.50 a unit" },
    { day: september(17), sku: "TR-03", type: "supplier return", units: 20, appliesTo: "PO-1004", reference: "SR-01", note: "scratched" },
    { day: september(18), sku: "KT-03", type: "sale", units: 6, reference: "SO-2001", note: "sold from Shenzhen" },
    { day: september(26), sku: "KT-03", type: "customer return", units: 1, appliesTo: "SO-2001", reference: "RT-2001" },
    { day: october(16), sku: "SC-03", type: "damaged", units: 2, note: "dropped in the warehouse" },
    { day: october(20), sku: "ST-01", type: "revaluation", amount: -12, note: "old packaging" },
  ];
  const transfers = SHIPMENTS.flatMap(({ id, country, shipped, lines }) =>
    lines.map(({ sku, dispatched }): Movement => ({ day: shipped, sku, type: "transfer", units: dispatched, reference: id, to: `FBA-${country}` })),
  );
  const moved = [...openings, ...purchases, ...others, ...transfers];
  const booked = (sku: string, until: Day): number =>
    moved
      .filter((move) => move.sku === sku && move.day <= until)
      .reduce((sum, { type, units = 0 }) => sum + (["opening", "purchase", "customer return"].includes(type) ? units : -units), 0);
  const counts: readonly Movement[] = [
    { day: september(30), sku: "MG-03", type: "count", units: booked("MG-03", september(30)) - 3, note: "three fewer than the books" },
    { day: october(31), sku: "FL-02", type: "count", units: booked("FL-02", october(31)) + 2, note: "two more than the books" },
  ];
  return [...moved, ...counts]
    .map((move, at) => ({ move, at }))
    .sort((a, b) => a.move.day - b.move.day || a.at - b.at)
    .map(({ move }) => move);
}

// ---- what was asked of Amazon, and what it paid

const CASE_HEADER = ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note"];
const CASES: readonly (readonly SampleCell[])[] = [
  ["17338201", "FBA19TP02A", "TP-02", "inbound-missing", "open", { day: october(12) }, null, 5, null, "asked for a recount of what was delivered"],
  ["17340112", "FBA19SC02D", "SC-02", "inbound-missing", "open", { day: october(6) }, null, 3, null, null],
];

const REIMBURSEMENT_HEADER = [
  "approval-date",
  "reimbursement-id",
  "case-id",
  "amazon-order-id",
  "reason",
  "sku",
  "fnsku",
  "asin",
  "product-name",
  "condition",
  "currency-unit",
  "amount-per-unit",
  "amount-total",
  "quantity-reimbursed-cash",
  "quantity-reimbursed-inventory",
  "quantity-reimbursed-total",
  "original-reimbursement-id",
  "original-reimbursement-type",
];

function reimbursementRows(): readonly (readonly SampleCell[])[] {
  const paid = (
    day: Day,
    id: string,
    caseId: string,
    reason: string,
    sku: string,
    { currency, perUnit, units }: { readonly currency: string; readonly perUnit: number; readonly units: number },
  ): readonly SampleCell[] => {
    const product = PRODUCTS.find((candidate) => candidate.sku === sku);
    return [
      { day },
      id,
      caseId,
      null,
      reason,
      sku,
      product?.fnsku ?? null,
      product?.asin ?? null,
      product?.title ?? null,
      "NewItem",
      currency,
      perUnit,
      perUnit * units,
      units,
      0,
      units,
      null,
      null,
    ];
  };
  return [
    paid(october(20), "8800417731", "17340112", "Lost_Inbound", "SC-02", { currency: "EUR", perUnit: 8.25, units: 3 }),
    paid(october(27), "8800419902", "", "Damaged_Warehouse", "MG-03", { currency: "USD", perUnit: 3, units: 3 }),
  ];
}

/** Amazon changes these; a seller copies them from Seller Central, with the day from which they hold. */
const CLAIM_WINDOWS: readonly (readonly SampleCell[])[] = ["US", "EU"].flatMap((marketplace) => [
  [marketplace, "inbound-missing", 0, marketplace === "US" ? 270 : 180, "delivered", null, "an example: look them up in Seller Central"],
  [marketplace, "warehouse-lost", 0, 60, "reported", null, null],
  [marketplace, "warehouse-damaged", 0, 60, "reported", null, null],
]);

export function sampleTables(): readonly SampleTable[] {
  const priced = PRODUCTS.filter(({ sku }) => sku !== WITHOUT_COST);
  const fnskuOf = new Map(PRODUCTS.map(({ sku, fnsku }) => [sku, fnsku]));
  const cartonOf = new Map(PRODUCTS.map(({ sku, carton }) => [sku, carton]));
  const dayOrNone = (day: Day | null): SampleCell => (day === null ? null : { day });
  return [
    { name: "Ledger", header: LEDGER_HEADER, rows: ledgerRows() },
    {
      name: "Shipments",
      header: [
        "Shipment ID",
        "SKU",
        "FNSKU",
        "Declared",
        "Dispatched",
        "Delivered",
        "Received",
        "Ship Date",
        "Delivered Date",
        "Closed Date",
        "Status",
        "Units per Carton",
        "From Warehouse",
        "To Warehouse",
      ],
      rows: SHIPMENTS.flatMap(({ id, country, shipped, delivered, closed, status, lines }) =>
        lines.map((line): readonly SampleCell[] => [
          id,
          line.sku,
          fnskuOf.get(line.sku) ?? "",
          line.declared,
          line.dispatched,
          line.delivered,
          line.receipts.reduce((sum, { units }) => sum + units, 0),
          { day: shipped },
          dayOrNone(delivered),
          dayOrNone(closed),
          status,
          cartonOf.get(line.sku) ?? null,
          WAREHOUSE,
          `FBA-${country}`,
        ]),
      ),
    },
    { name: "Unit costs", header: ["SKU", "Unit Cost", "Currency", "From"], rows: priced.map(({ sku, cost }) => [sku, cost, "USD", { day: FIRST }]) },
    {
      name: "Own movements",
      header: MOVEMENT_HEADER,
      rows: ownMovements().map(
        ({ day, sku, type, units = null, unitCost = null, amount = null, reference = null, to = null, appliesTo = null, note = null }) => [
          { day },
          WAREHOUSE,
          sku,
          type,
          units,
          unitCost,
          amount,
          unitCost === null && amount === null ? null : "USD",
          reference,
          to,
          appliesTo,
          note,
        ],
      ),
    },
    {
      name: "Locations",
      header: ["Location", "Kind", "Currency"],
      rows: [
        [WAREHOUSE, "domestic", "USD"],
        ["FBA-US", "fba", "USD"],
        ["FBA-DE", "fba", "USD"],
      ],
    },
    { name: "Support cases", header: CASE_HEADER, rows: CASES },
    { name: "Reimbursements", header: REIMBURSEMENT_HEADER, rows: reimbursementRows() },
    { name: "Claim windows", header: ["Marketplace", "Claim Type", "First Day", "Last Day", "Clock Start", "From", "Source"], rows: CLAIM_WINDOWS },
    { name: "Exchange rates", header: ["Date", "From", "To", "Rate"], rows: [[{ day: FIRST }, "EUR", "USD", 1.08]] },
  ];
}
