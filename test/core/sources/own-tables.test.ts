/** The tables that a seller fills in: movements, unit costs, shipments, exchange rates and locations. */
import { MOVEMENT_KINDS } from "../../../src/core/facts/facts";
import { decode, grid, messagesOf, shownRows } from "./decoded-rows";

const shown = (...lines: readonly string[]) => shownRows(decode(grid(...lines)));

test("movements: every column", () => {
  expect(
    shown(
      "Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To | Note",
      "2026-10-02 | Shenzhen | TEA-01 | Purchase | 100 | 5.5815 | 558.15 | cny | PO-1 | | | first lot",
      "2026-10-05 | Shenzhen | TEA-01 | transfer | 40 | | | | FBA15ABC | FBA-US | | ",
      "2026-10-09 | | | Landed Cost | | | 120.00 | USD | BILL-7 | | PO-1 | freight",
    ),
  ).toEqual([
    {
      "#": 2,
      day: "2026-10-02",
      warehouse: "Shenzhen",
      sku: "TEA-01",
      type: "purchase",
      quantity: 100,
      unitCost: "5.5815",
      amount: "558.15",
      currency: "CNY",
      reference: "PO-1",
      note: "first lot",
    },
    { "#": 3, day: "2026-10-05", warehouse: "Shenzhen", sku: "TEA-01", type: "transfer", quantity: 40, reference: "FBA15ABC", toWarehouse: "FBA-US" },
    { "#": 4, day: "2026-10-09", type: "landed-cost", amount: "120", currency: "USD", reference: "BILL-7", appliesTo: "PO-1", note: "freight" },
  ]);
});

test("movements in Chinese", () => {
  expect(
    shown(
      "日期 | 仓库 | SKU | 类型 | 数量 | 单价 | 币种 | 单号 | 调入仓库 | 备注",
      "2026年10月2日 | 深圳仓 | TEA-01 | 采购入库 | １００ | ￥12.50 | 人民币 | CG-1 | | 首批",
      "2026/10/3 | 深圳仓 | TEA-01 | 调拨 | 40 | | | DB-1 | 在途 | ",
    ),
  ).toEqual([
    {
      "#": 2,
      day: "2026-10-02",
      warehouse: "深圳仓",
      sku: "TEA-01",
      type: "purchase",
      quantity: 100,
      unitCost: "12.5",
      currency: "CNY",
      reference: "CG-1",
      note: "首批",
    },
    { "#": 3, day: "2026-10-03", warehouse: "深圳仓", sku: "TEA-01", type: "transfer", quantity: 40, reference: "DB-1", toWarehouse: "在途" },
  ]);
});

test.each(MOVEMENT_KINDS.map((kind) => [kind, kind.replace("-", " "), kind.replace("-", "").toUpperCase()] as const))(
  "the type %s without regard to case, spaces and hyphens",
  (kind, spaced, joined) => {
    const line = (type: string) => `2026-10-02 | A | TEA-01 | ${type} | 1 | | 5 | | | B | PO-1`;
    const header = "Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To";
    expect(shown(header, line(kind), line(spaced), line(joined)).map(({ type }) => type)).toEqual([kind, kind, kind]);
  },
);

test.each([
  ["期初", "opening"],
  ["采购入库", "purchase"],
  ["销售出库", "sale"],
  ["退货", "customer-return"],
  ["退货出库", "supplier-return"],
  ["调拨", "transfer"],
  ["盘点", "count"],
  ["盘盈入库", "found"],
  ["盘亏出库", "lost"],
  ["报废", "disposed"],
  ["头程", "landed-cost"],
  ["成本调整", "revaluation"],
  ["其他入库", "other-in"],
  ["其他出库", "other-out"],
])("the type %s is %s", (written, type) => {
  expect(
    shown("Date | Warehouse | SKU | Type | Quantity | Amount | To Warehouse | Applies To", `2026-10-02 | A | TEA-01 | ${written} | 1 | 5 | B | PO-1`)[0],
  ).toMatchObject({ type });
});

test("a negative quantity reverses, in any of the ways people write one", () => {
  const header = "Date | Warehouse | SKU | Type | Quantity";
  expect(
    shown(header, ...["-5", "(5)", "−5", "5-", "－５"].map((quantity) => `2026-10-02 | A | TEA-01 | sale | ${quantity}`)).map(({ quantity }) => quantity),
  ).toEqual([-5, -5, -5, -5, -5]);
});

test("unit costs: with and without a day, from a month's first day", () => {
  expect(shown("SKU | Unit Cost | Currency | From", "TEA-01 | 5.5815 | USD | 2026-10-01", "TEA-02 | $4.10 | | ", "TEA-03 | 3 | € | 2026-11")).toEqual([
    { "#": 2, sku: "TEA-01", unitCost: "5.5815", currency: "USD", from: "2026-10-01" },
    { "#": 3, sku: "TEA-02", unitCost: "4.1" },
    { "#": 4, sku: "TEA-03", unitCost: "3", currency: "EUR", from: "2026-11-01" },
  ]);
});

test("a decimal comma is decided over the column, and for a column without evidence over the table", () => {
  expect(
    shown(
      "Date | Warehouse | SKU | Type | Quantity | Unit Cost",
      "2026-10-01 | A | TEA-01 | purchase | 1.250 | 12,50",
      "2026-10-02 | A | TEA-02 | purchase | 10 | 1.234,5",
    ),
  ).toMatchObject([
    { quantity: 1250, unitCost: "12.5" },
    { quantity: 10, unitCost: "1234.5" },
  ]);
});

test.each([
  ["1,234.5", "1234.5"],
  ["1 234,50", "1234.5"],
  ["1'234.50", "1234.5"],
  ["1,00,000.25", "100000.25"],
  ["USD 12.50", "12.5"],
  ["12.50 EUR", "12.5"],
  ["¥12.50", "12.5"],
  [".5", "0.5"],
  ["0,125", "0.125"],
  ["1.234.567,8", "1234567.8"],
  ["1.5E+3", "1500"],
  ["12.50元", "12.5"],
])("the cost %s is %s", (written, cost) => {
  expect(shown("SKU | Unit Cost", `TEA-01 | ${written}`)[0]).toMatchObject({ unitCost: cost });
});

test("a stored number is the decimal that its cell shows", () => {
  expect(
    shownRows(
      decode([
        ["SKU", "Unit Cost"],
        ["TEA-01", 0.1 + 0.2],
        ["TEA-02", 5.5815],
      ]),
    ).map(({ unitCost }) => unitCost),
  ).toEqual(["0.3", "5.5815"]);
});

test("shipments: every column, and quantities that nobody states are unknown", () => {
  expect(
    shown(
      "Shipment ID | SKU | FNSKU | Declared | Dispatched | Delivered | Received | Ship Date | Delivered Date | Closed Date | Status | Units per Carton | From Warehouse | To Warehouse",
      "FBA15ABC123 | TEA-01 | X001 | 100 | 100 | 100 | 96 | 2026-09-01 | 2026-09-20 | 2026-10-10 | Closed | 24 | Shenzhen | FBA-US",
      "FBA15ABC124 | TEA-02 | | | 50 | | | 2026-10-20 | | | In transit | | Shenzhen | FBA-US",
    ),
  ).toEqual([
    {
      "#": 2,
      shipmentId: "FBA15ABC123",
      sku: "TEA-01",
      fnsku: "X001",
      declared: 100,
      dispatched: 100,
      delivered: 100,
      received: 96,
      shipped: "2026-09-01",
      deliveredOn: "2026-09-20",
      closed: "2026-10-10",
      status: "CLOSED",
      unitsPerCarton: 24,
      fromWarehouse: "Shenzhen",
      toWarehouse: "FBA-US",
    },
    {
      "#": 3,
      shipmentId: "FBA15ABC124",
      sku: "TEA-02",
      dispatched: 50,
      shipped: "2026-10-20",
      status: "IN_TRANSIT",
      fromWarehouse: "Shenzhen",
      toWarehouse: "FBA-US",
    },
  ]);
});

test("a shipment stays when a date of it cannot be read, and the cell counts as empty", () => {
  const decoded = decode(grid("Shipment ID | SKU | Dispatched | Received | Ship Date", "FBA1 | TEA-01 | 10 | 9 | soon"));
  expect(shownRows(decoded)).toEqual([{ "#": 2, shipmentId: "FBA1", sku: "TEA-01", dispatched: 10, received: 9 }]);
  expect(messagesOf(decoded)).toEqual([
    'error date-unreadable | Sheet1 row 2: Ship Date is "soon", which is no date. Write it as 2026-10-31; the cell counts as empty until then.',
  ]);
});

test("exchange rates, by day or by month", () => {
  expect(shown("Date | From | To | Rate", "2026-10-01 | usd | CNY | 7.1234", "2026-11 | 欧元 | CNY | 7.9")).toEqual([
    { "#": 2, day: "2026-10-01", from: "USD", to: "CNY", rate: "7.1234" },
    { "#": 3, day: "2026-11-01", from: "EUR", to: "CNY", rate: "7.9" },
  ]);
});

test("locations in the words of both languages", () => {
  expect(
    shown("Location | Kind | Currency", "Shenzhen | Domestic | CNY", "Ship | in transit | ", "FBA-US | Amazon | USD", "洛杉矶 | 海外仓 | 美元").map(
      ({ kind }) => kind,
    ),
  ).toEqual(["domestic", "in-transit", "fba", "overseas"]);
});

test("freight: parts and bases in both languages", () => {
  expect(
    shown("货件编号 | 金额 | 币种 | 费用类型 | 分摊方式", "FBA1 | 100 | 人民币 | 头程 | 计费重", "FBA1 | 20 | CNY | 关税 | 数量", "FBA1 | -5 | CNY | | "),
  ).toEqual([
    { "#": 2, shipmentId: "FBA1", amount: "100", currency: "CNY", part: "freight", basis: "chargeable-weight" },
    { "#": 3, shipmentId: "FBA1", amount: "20", currency: "CNY", part: "other", basis: "quantity" },
    { "#": 4, shipmentId: "FBA1", amount: "-5", currency: "CNY" },
  ]);
});

test("cases: statuses in the seller's words, a draft without a number, a word of its own", () => {
  expect(
    shown(
      "Case ID | Shipment ID | SKU | Kind | Status | Opened | Units",
      "9001 | FBA1 | TEA-01 | Lost inbound | Approved | 2026-09-02 | 4",
      "9002 | | TEA-01 | Damaged | rejected | | 1",
      " | FBA2 | TEA-01 | Inbound | Draft | | 2",
      "9003 | FBA3 | TEA-01 | theft | waiting for Bob | | 1",
    ),
  ).toEqual([
    { "#": 2, caseId: "9001", shipmentId: "FBA1", sku: "TEA-01", kind: "inbound-missing", status: "granted", opened: "2026-09-02", units: 4 },
    { "#": 3, caseId: "9002", sku: "TEA-01", kind: "warehouse-damaged", status: "denied", units: 1 },
    { "#": 4, shipmentId: "FBA2", sku: "TEA-01", kind: "inbound-missing", status: "draft", units: 2 },
    { "#": 5, caseId: "9003", shipmentId: "FBA3", sku: "TEA-01", kind: "theft", status: "waiting for Bob", units: 1 },
  ]);
});

test("the SKU map: a bundle is a row per SKU in it, and one FNSKU may have several MSKUs", () => {
  expect(shown("SKU | MSKU | FNSKU | Units", "TEA | TEA-SET | X009 | 2", "CUP | TEA-SET | X009 | 1", "TEA | TEA-B | X009 | ")).toEqual([
    { "#": 2, sku: "TEA", msku: "TEA-SET", fnsku: "X009", units: 2 },
    { "#": 3, sku: "CUP", msku: "TEA-SET", fnsku: "X009", units: 1 },
    { "#": 4, sku: "TEA", msku: "TEA-B", fnsku: "X009" },
  ]);
});

test("claim windows: a month stands for its first day, and a rule may open at once", () => {
  expect(
    shown(
      "Marketplace | Claim Type | First Day | Last Day | Clock Start | In Force From | Source",
      "US | Customer return not received | 60 | 120 | refund | 2024-10 | help page",
      "EU | Inbound | | 183 | Delivery | | ",
    ),
  ).toEqual([
    {
      "#": 2,
      marketplace: "US",
      claimType: "return-not-received",
      firstDay: 60,
      lastDay: 120,
      clockStart: "refunded",
      from: "2024-10-01",
      source: "help page",
    },
    { "#": 3, marketplace: "EU", claimType: "inbound-missing", lastDay: 183, clockStart: "delivered" },
  ]);
});

test("a table of totals under the rows is not counted", () => {
  const decoded = decode(grid("SKU | Unit Cost", "TEA-01 | 5", "Total | 5"));
  expect(shownRows(decoded)).toEqual([{ "#": 2, sku: "TEA-01", unitCost: "5" }]);
});

test("a warehouse that is called Total is no total where its rows lack nothing, and a total that has no day is one", () => {
  const decoded = decode(grid("Warehouse | Date | SKU | Type | Quantity", "Total | 2026-10-01 | TEA-01 | purchase | 10", "Total |  |  |  | 10"));
  expect(shownRows(decoded)).toEqual([{ "#": 2, warehouse: "Total", day: "2026-10-01", sku: "TEA-01", type: "purchase", quantity: 10 }]);
});
