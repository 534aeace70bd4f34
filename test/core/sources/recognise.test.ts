import { recognise } from "../../../src/core/sources/recognise";
import { KNOWN_SOURCES } from "../../../src/core/sources/known-sources";
import { wordOf } from "../../../src/core/sources/header-words";
import { grid, headOf, LEDGER_HEADER, ledgerRow, texts } from "./decoded-rows";

const kindOf = (...lines: readonly string[]) => recognise(headOf(grid(...lines)))?.kind ?? null;

test("each source is known by its plain headings", () => {
  expect(recognise(headOf([LEDGER_HEADER]))?.kind).toBe("ledger-summary");
  expect(kindOf("Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To | Note")).toBe("movements");
  expect(kindOf("SKU | Unit Cost | Currency | From")).toBe("unit-costs");
  expect(kindOf("Shipment ID | SKU | FNSKU | Declared | Dispatched | Delivered | Received | Ship Date | Delivered Date | Closed Date | Status | Units per Carton | From Warehouse | To Warehouse")).toBe("shipments");
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
    recognise(headOf([["\uFEFFDATE", "fnksu", "starting-warehouse-balance", "IntransitBetweenWarehouses", "RECEIPTS", "CustomerShipments", "customer returns", "Vendor  Returns", "Warehouse transfer events", "Found", "Lost", "Damaged", "Disposed", "OtherEvents", "Ending warehouse balance", "ＭＳＫＵ"]]))?.columns,
  ).toEqual({
    day: 0, fnsku: 1, starting: 2, inTransit: 3, receipts: 4, customerShipments: 5, customerReturns: 6, vendorReturns: 7, warehouseTransfers: 8, found: 9, lost: 10, damaged: 11,
    disposed: 12, otherEvents: 13, ending: 14, msku: 15,
  });
});

test("it tells why, and which columns to read", () => {
  const found = recognise(headOf(grid("Location | Notes | Kind | Currency")));
  expect(found).toMatchObject({ because: "Row 1 has 3 headings of Locations: Location, Kind, Currency.", positions: [0, 2, 3], columns: { location: 0, kind: 2, currency: 3 } });
});

test("a table that lacks one column of a source is taken for it, and the column is named", () => {
  const lacking = LEDGER_HEADER.filter((heading) => heading !== "Lost");
  expect(recognise(headOf([lacking]))).toMatchObject({ kind: "ledger-summary", missing: ["Lost"], because: "Row 1 has 19 headings of Amazon ledger: Date, FNSKU, ASIN and 16 more, but not Lost." });
  expect(recognise(headOf(grid("Date | Warehouse | SKU | Quantity | Unit Cost | Currency")))).toMatchObject({ kind: "movements", missing: ["Type"] });
});

test("a table of something else is not recognised", () => {
  expect(kindOf("Name | Address | Phone")).toBeNull();
  expect(kindOf("Case ID | Shipment ID | SKU | Kind | Status | Opened | Closed | Units | Amount | Note")).toBeNull();
  expect(kindOf("Date | FNSKU | ASIN | MSKU | Title | Event Type | Reference ID | Quantity | Fulfillment Center | Disposition | Reason | Country | Reconciled Quantity | Unreconciled Quantity | Date and Time")).toBeNull();
  expect(kindOf("sku | fnsku | asin | product-name | reserved_qty | reserved_customerorders | reserved_fc-transfers | reserved_fc-processing | program")).toBeNull();
  expect(recognise(headOf([]))).toBeNull();
  expect(recognise(headOf([[], [null, null], [1, 2, 3], ["SKU"]]))).toBeNull();
});

test("no two columns of a source share a heading", () => {
  const shared = KNOWN_SOURCES.flatMap(({ kind, columns }) => {
    const owners = new Map<string, string>();
    return Object.entries(columns).flatMap(([name, { headers }]) =>
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
  expect(KNOWN_SOURCES.flatMap(({ columns }) => Object.values(columns).flatMap(({ headers }) => headers.filter((header) => wordOf(header) === "")))).toEqual([]);
});

test("a header that is also data of another table is judged by the most columns", () => {
  expect(recognise(headOf([texts("SKU | Unit Cost"), LEDGER_HEADER]))?.headerRow).toBe(2);
});
