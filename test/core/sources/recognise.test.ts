import { recognise } from "../../../src/core/sources/recognise";
import { KNOWN_SOURCES } from "../../../src/core/sources/known-sources";
import { wordOf } from "../../../src/core/sources/header-words";
import { decode, grid, headOf, LEDGER_HEADER, ledgerRow, messagesOf, shownRows, texts } from "./decoded-rows";

const kindOf = (...lines: readonly string[]) => recognise(headOf(grid(...lines)))?.kind ?? null;

test("each source is known by its plain headings", () => {
  expect(recognise(headOf([LEDGER_HEADER]))?.kind).toBe("ledger-summary");
  expect(kindOf("Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To | Note")).toBe("movements");
  expect(kindOf("SKU | Unit Cost | Currency | From")).toBe("unit-costs");
  expect(
    kindOf(
      "Shipment ID | SKU | FNSKU | Declared | Dispatched | Delivered | Received | Ship Date | Delivered Date | Closed Date | Status | Units per Carton | From Warehouse | To Warehouse",
    ),
  ).toBe("shipments");
  expect(kindOf("Date | From | To | Rate")).toBe("exchange-rates");
  expect(kindOf("Location | Kind | Currency")).toBe("locations");
});

test("the same in Chinese", () => {
  expect(kindOf("日期 | 仓库 | SKU | 类型 | 数量 | 单价 | 金额 | 币种 | 单号 | 调入仓库 | 关联单号 | 备注")).toBe("movements");
  expect(kindOf("商品编码 | 单位成本 | 币种 | 生效日期")).toBe("unit-costs");
  expect(kindOf("货件编号 | SKU | FNSKU | 申报量 | 发货量 | 签收量 | 发货日期 | 状态")).toBe("shipments");
  expect(kindOf("日期 | 原币 | 本位币 | 汇率")).toBe("exchange-rates");
  expect(kindOf("仓库 | 仓库类型 | 币种")).toBe("locations");
});

test("columns that are not used may be absent", () => {
  expect(kindOf("Date | Warehouse | SKU | Type | Quantity")).toBe("movements");
  expect(kindOf("SKU | Cost")).toBe("unit-costs");
  expect(kindOf("Shipment ID | SKU | Dispatched | Received")).toBe("shipments");
});

test("the header may stand below a title, blank rows and other lines", () => {
  const found = recognise(headOf([["Inventory ledger"], [], ["Generated", "2026-11-02"], LEDGER_HEADER, ledgerRow("10/01/2026")], { firstRow: 3 }));
  expect(found).toMatchObject({ kind: "ledger-summary", headerRow: 6, firstDataRow: 7, missing: [] });
});

test("a heading may be in any form: no spaces, hyphens, capitals, British spelling, a byte order mark, full-width letters", () => {
  expect(
    recognise(
      headOf([
        [
          "\uFEFFDATE",
          "fnksu",
          "starting-warehouse-balance",
          "IntransitBetweenWarehouses",
          "RECEIPTS",
          "CustomerShipments",
          "customer returns",
          "Vendor  Returns",
          "Warehouse transfer events",
          "Found",
          "Lost",
          "Damaged",
          "Disposed",
          "OtherEvents",
          "Ending warehouse balance",
          "ＭＳＫＵ",
        ],
      ]),
    )?.columns,
  ).toEqual({
    day: 0,
    fnsku: 1,
    starting: 2,
    inTransit: 3,
    receipts: 4,
    customerShipments: 5,
    customerReturns: 6,
    vendorReturns: 7,
    warehouseTransfers: 8,
    found: 9,
    lost: 10,
    damaged: 11,
    disposed: 12,
    otherEvents: 13,
    ending: 14,
    msku: 15,
  });
});

test("it tells why, and which columns to read", () => {
  const found = recognise(headOf(grid("Location | Notes | Kind | Currency")));
  expect(found).toMatchObject({
    because: "Row 1 has 3 headings of Locations: Location, Kind, Currency.",
    positions: [0, 2, 3],
    columns: { location: 0, kind: 2, currency: 3 },
  });
});

test("a table that lacks one column of a source is taken for it, and the column is named", () => {
  const lacking = LEDGER_HEADER.filter((heading) => heading !== "Lost");
  expect(recognise(headOf([lacking]))).toMatchObject({
    kind: "ledger-summary",
    missing: ["Lost"],
    because: "Row 1 has 19 headings of Amazon ledger: Date, FNSKU, ASIN and 16 more, but not Lost.",
  });
  expect(recognise(headOf(grid("Date | Warehouse | SKU | Quantity | Unit Cost | Currency")))).toMatchObject({ kind: "movements", missing: ["Type"] });
});

test("a table of something else is not recognised", () => {
  expect(kindOf("Name | Address | Phone")).toBeNull();
  expect(kindOf("SKU | FNSKU | ASIN | Condition | Quantity Available | Shelf")).toBeNull();
  expect(recognise(headOf([]))).toBeNull();
  expect(recognise(headOf([[], [null, null], [1, 2, 3], ["SKU"]]))).toBeNull();
});

test("headings that many tables have make a source only where they are most of the table", () => {
  expect(kindOf("SKU | FNSKU | ASIN")).toBe("sku-map");
  expect(kindOf("sku | fnsku | asin | product-name | brand | your-price | sales-price | estimated-fee-total | currency")).toBeNull();
  expect(kindOf("sku | asin | price | quantity")).toBeNull();
  expect(kindOf("Shipment ID | Amount")).toBe("freight");
  expect(
    kindOf(
      "settlement-id | settlement-start-date | settlement-end-date | deposit-date | total-amount | currency | transaction-type | order-id | shipment-id | amount-type | amount | sku | quantity-purchased",
    ),
  ).toBe("settlements");
});

test("a table that has all that one source needs is not taken for another that it lacks something of, for one heading more", () => {
  expect(kindOf("Shipment ID | SKU | Status | Units expected | Units located | Ship to | Created | Last updated")).toBe("shipments");
});

test("where two sources have the same columns, the headings that are not read decide", () => {
  expect(kindOf("Shipment ID | Merchant SKU | FNSKU | Shipped")).toBe("shipments");
  expect(kindOf("Shipment ID | Merchant SKU | FNSKU | Shipped | Who will prep?")).toBe("shipment-contents");
});

test.each([
  [
    "all orders",
    "amazon-order-id | merchant-order-id | purchase-date | last-updated-date | order-status | fulfillment-channel | sales-channel | order-channel | ship-service-level | product-name | sku | asin | item-status | quantity | currency | item-price | item-tax | shipping-price | ship-city | ship-state | ship-country",
  ],
  [
    "all listings",
    "item-name | listing-id | seller-sku | price | quantity | open-date | item-is-marketplace | item-condition | asin1 | product-id | fulfillment-channel | status",
  ],
  [
    "inventory planning",
    "snapshot-date | sku | fnsku | asin | product-name | condition | available | pending-removal-quantity | inv-age-0-to-90-days | inv-age-91-to-180-days | currency | sales-rank | days-of-supply | marketplace",
  ],
  [
    "restock",
    "Country | Product Name | FNSKU | Merchant SKU | ASIN | Condition | Supplier | Price | Units Sold Last 30 Days | Total Units | Inbound | Available | FC transfer | Unfulfillable | Recommended replenishment qty",
  ],
  [
    "storage fees",
    "asin | fnsku | product-name | fulfillment-center | country-code | longest-side | item-volume | average-quantity-on-hand | month-of-charge | storage-rate | currency | estimated-monthly-storage-fee",
  ],
  [
    "returns to the seller",
    "Order ID | Order date | Return request date | Return request status | Amazon RMA ID | Merchant SKU | ASIN | Return quantity | Return reason | Refunded Amount",
  ],
])("another report of Amazon's is none of ours: %s", (_, header) => {
  expect(kindOf(header)).toBeNull();
});

test("payments by date are settlements", () => {
  expect(
    kindOf(
      "date/time | settlement id | type | order id | sku | description | quantity | marketplace | account type | fulfillment | order city | product sales | selling fees | fba fees | other | total",
    ),
  ).toBe("settlements");
});

test("a heading that is not read tells what a table is, and is not among the columns to read", () => {
  const found = recognise(headOf(grid("Shipment ID | FBA1", "Merchant SKU | Title | FNSKU | Who will prep? | Shipped")));
  expect(found).toMatchObject({ kind: "shipment-contents", missing: [], columns: { msku: 0, fnsku: 2, dispatched: 4 }, positions: [0, 2, 4] });
  expect(found?.because).toBe("Row 2 has 3 headings of Shipment contents: Merchant SKU, FNSKU, Shipped, with Shipment ID above it.");
});

test("no two columns of a source share a heading", () => {
  const shared = KNOWN_SOURCES.flatMap(({ kind, columns, hints }) => {
    const owners = new Map<string, string>();
    const headings = [...Object.entries(columns).map(([name, { headers }]) => [name, headers] as const), ...Object.entries(hints)];
    return headings.flatMap(([name, headers]) =>
      headers.flatMap((header) => {
        const owner = owners.get(wordOf(header));
        owners.set(wordOf(header), name);
        return owner !== undefined && owner !== name ? [`${kind}: "${header}" is both ${owner} and ${name}`] : [];
      }),
    );
  });
  expect(shared).toEqual([]);
});

test("every heading says something when it is normalised", () => {
  expect(
    KNOWN_SOURCES.flatMap(({ columns, hints }) => [...Object.values(columns).flatMap(({ headers }) => headers), ...Object.values(hints).flat()]).filter(
      (header) => wordOf(header) === "",
    ),
  ).toEqual([]);
});

test("a header that is also data of another table is judged by the most columns", () => {
  expect(recognise(headOf([texts("SKU | Unit Cost"), LEDGER_HEADER]))?.headerRow).toBe(2);
});

test("headings that a wrong encoding has made signs of are columns all the same: two that are left make no SKU map of a ledger", () => {
  expect(recognise(headOf([texts("???? | ???? | ASIN | ???SKU | ??? | ???? | ??")]))).toBeNull();
});

test("headings that only tell what a table is are never asked for: shipment contents without those on preparation are read", () => {
  const decoded = decode([
    ["Shipment ID", "FBA15ABC123"],
    ["Merchant SKU", "Title", "ASIN", "FNSKU", "Condition", "Shipped", "Units per Case", "Number of Cases"],
    ["TEA", "Tea", "B1", "X1", "NewItem", "40", "10", "4"],
  ]);
  expect([decoded?.kind, messagesOf(decoded), shownRows(decoded).map(({ shipmentId, msku, dispatched }) => [shipmentId, msku, dispatched])]).toEqual([
    "shipment-contents",
    [],
    [["FBA15ABC123", "TEA", 40]],
  ]);
});

test("what such a table lacks beside them is asked for alone", () => {
  const decoded = decode([
    ["Merchant SKU", "Title", "ASIN", "FNSKU", "Condition", "Shipped", "Units per Case", "Number of Cases", "Prep Type"],
    ["TEA", "Tea", "B1", "X1", "NewItem", "40", "10", "4", "--"],
  ]);
  expect(messagesOf(decoded)).toEqual([expect.stringContaining('but there is no column "Shipment ID". Its headings are')]);
});
