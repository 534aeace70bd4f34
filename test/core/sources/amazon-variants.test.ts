/** Amazon's reports in the other forms in which sellers have them: older and newer columns, other spellings, other languages. */
import { decode, grid, messagesOf, shownRows } from "./decoded-rows";

const kindAndRows = (...lines: readonly string[]) => {
  const decoded = decode(grid(...lines));
  return { kind: decoded?.kind, rows: shownRows(decoded), said: messagesOf(decoded) };
};

describe("ledger detail", () => {
  const FIRST_TWELVE = "Date | FNSKU | ASIN | MSKU | Title | Event Type | Reference ID | Quantity | Fulfillment Center | Disposition | Reason | Country";
  const event = {
    "#": 2,
    day: "2026-07-20",
    fnsku: "X001",
    asin: "B01",
    msku: "TEA-01",
    eventType: "Adjustments",
    reference: "55",
    quantity: -2,
    fulfillmentCenter: "LTN4",
    disposition: "SELLABLE",
    reason: "E",
    country: "GB",
  };
  const cells = "07/20/2026 | X001 | B01 | TEA-01 | Tea | Adjustments | 55 | -2 | LTN4 | SELLABLE | E | GB";

  test("12 columns: how much is reconciled is unknown, not nought", () => {
    expect(kindAndRows(FIRST_TWELVE, cells)).toEqual({ kind: "ledger-detail", rows: [event], said: [] });
  });

  test("15 columns, 16 columns", () => {
    const row = { ...event, reconciled: 2, unreconciled: 0, timedDay: "2026-07-20" };
    expect(kindAndRows(`${FIRST_TWELVE} | Reconciled Quantity | Unreconciled Quantity | Date and Time`, `${cells} | 2 | 0 | 2026-07-20T01:00:00+0100`)).toEqual(
      { kind: "ledger-detail", rows: [row], said: [] },
    );
    expect(
      kindAndRows(
        `${FIRST_TWELVE} | Reconciled Quantity | Unreconciled Quantity | Date and Time | Store`,
        `${cells} | 2 | 0 | 2026-07-20T01:00:00+0100 | Tea House`,
      ),
    ).toEqual({
      kind: "ledger-detail",
      rows: [{ ...row, store: "Tea House" }],
      said: [],
    });
  });

  test("headings without spaces, and those of sellers' templates", () => {
    expect(
      kindAndRows(
        "Date | FNSKU | ASIN | MSKU | Title | EventType | ReferenceID | Quantity | FulfillmentCenter | Disposition | Reason | Country | ReconciledQuantity | UnreconciledQuantity | DateandTime",
        `${cells} | 1 | 1 | 2026-07-20T23:00:00-0700`,
      ).rows,
    ).toEqual([{ ...event, reconciled: 1, unreconciled: 1, timedDay: "2026-07-20" }]);
    expect(kindAndRows(`${FIRST_TWELVE} | Reconciled Qty | Unreconciled Qty`, `${cells} | 1 | 1`).rows).toEqual([{ ...event, reconciled: 1, unreconciled: 1 }]);
    expect(kindAndRows(`${FIRST_TWELVE.replace("Center", "Centre")} | Reconciled | Unreconciled`, `${cells} | 1 | 1`).rows).toEqual([
      { ...event, reconciled: 1, unreconciled: 1 },
    ]);
  });

  test("the Japanese download: localised headings and dispositions, codes in English", () => {
    expect(
      kindAndRows(
        "スナップショット日付 | フルフィルメントネットワークSKU（FNSKU） | ASIN | 出品者SKU | 商品名 | 商品のステータス | イベントタイプ | 数量 | 理由",
        "07/20/2026 | X001 | B01 | TEA-01 | お茶 | 欠陥品・不良品 | Adjustments | 1 | P",
      ),
    ).toEqual({
      kind: "ledger-detail",
      said: [],
      rows: [
        { "#": 2, day: "2026-07-20", fnsku: "X001", asin: "B01", msku: "TEA-01", disposition: "DEFECTIVE", eventType: "Adjustments", quantity: 1, reason: "P" },
      ],
    });
  });

  test("event types as the Chinese pages name them", () => {
    const types = ["接收", "配送", "买家退货", "供应商退货", "库房转运", "盘点"];
    expect(
      kindAndRows("日期 | FNSKU | MSKU | 事件类型 | 数量", ...types.map((type) => `07/20/2026 | X001 | TEA-01 | ${type} | 1`)).rows.map(
        ({ eventType }) => eventType,
      ),
    ).toEqual(["Receipts", "Shipments", "CustomerReturns", "VendorReturns", "WhseTransfers", "Adjustments"]);
  });

  test("what Amazon may add is kept as it is written", () => {
    const { rows, said } = kindAndRows(FIRST_TWELVE, "07/20/2026 | X001 | B01 | TEA-01 | Tea | Relocations | 55 | -2 | LTN4 | Water damaged | Z9 | GB");
    expect(said).toEqual([]);
    expect(rows).toMatchObject([{ eventType: "Relocations", disposition: "WATER_DAMAGED", reason: "Z9" }]);
  });

  test("a reason with its text beside it is its code", () => {
    expect(kindAndRows(FIRST_TWELVE, cells.replace("| E |", "| e - Damaged at Amazon |")).rows).toEqual([event]);
  });

  test("rows that are the same in every field are events of their own: all are kept", () => {
    expect(kindAndRows(FIRST_TWELVE, cells, cells, cells).rows.map((row) => row["#"])).toEqual([2, 3, 4]);
  });

  test("two seller accounts in one file are told", () => {
    expect(kindAndRows(`${FIRST_TWELVE} | Store`, `${cells} | Tea House`, `${cells} | Coffee House`).said).toEqual([
      'error accounts-mixed | Sheet1 row 3: Store is "Coffee House", but row 2 has "Tea House". ' +
        "Rows of several seller accounts cannot be reconciled as one. Split the table by that column and reconcile each account in a workbook of its own.",
    ]);
  });
});

describe("reimbursements", () => {
  const row = {
    "#": 2,
    day: "2026-08-06",
    reimbursementId: "7001",
    caseId: "9001",
    orderId: "111-1",
    reason: "Damaged_Warehouse",
    msku: "TEA-01",
    fnsku: "X001",
    asin: "B01",
    condition: "NewItem",
    currency: "USD",
    amountPerUnit: "5.58",
    amountTotal: "11.16",
    quantityCash: 2,
    quantityInventory: 0,
    quantityTotal: 2,
  };
  const cells = "2026-08-06 | 7001 | 9001 | 111-1 | Damaged:Warehouse | TEA-01 | X001 | B01 | Tea | NewItem | USD | 5.58 | 11.16 | 2 | 0 | 2 |  | ";

  test("as the page names the columns", () => {
    expect(
      kindAndRows(
        "Date | Reimbursement ID | Case ID | Amazon Order ID | Reason | Merchant SKU | FNSKU | ASIN | Title | Condition | Currency unit | Amount per unit | Amount total | Quantity reimbursed [Cash] | " +
          "Quantity reimbursed [Inventory] | Quantity reimbursed [Total] | Original reimbursement ID | Original reimbursement type",
        cells,
      ),
    ).toEqual({ kind: "reimbursements", rows: [row], said: [] });
  });

  test("in Chinese", () => {
    expect(
      kindAndRows(
        "批准日期 | 赔偿编号 | 问题编号 | 亚马逊订单号 | 原因 | MSKU | FNSKU | ASIN | 标题 | 状况 | 币种 | 每件商品赔偿金额 | 总金额 | 赔偿数量（现金） | 赔偿数量（库存） | 赔偿数量（总计） | 原始赔偿编号 | 赔偿类型",
        cells,
      ),
    ).toEqual({ kind: "reimbursements", rows: [row], said: [] });
  });
});

test("customer returns of older files end before status and license plate", () => {
  expect(
    kindAndRows(
      "return-date | order-id | sku | asin | fnsku | product-name | quantity | fulfillment-center-id | detailed-disposition | reason | status",
      "2020-08-05T19:20:12+00:00 | 111-1 | TEA-01 | B01 | X001 | Tea | 1 | PHX6 | SELLABLE | DEFECTIVE | Repackaged Successfully",
    ),
  ).toEqual({
    kind: "customer-returns",
    said: [],
    rows: [
      {
        "#": 2,
        day: "2020-08-05",
        orderId: "111-1",
        msku: "TEA-01",
        asin: "B01",
        fnsku: "X001",
        quantity: 1,
        fulfillmentCenter: "PHX6",
        disposition: "SELLABLE",
        reason: "DEFECTIVE",
        status: "Repackaged Successfully",
      },
    ],
  });
  expect(
    kindAndRows(
      "return-date | order-id | sku | asin | fnsku | product-name | quantity | fulfillment-center-id | detailed-disposition | reason",
      "2020-08-05T19:20:12+00:00 | 111-1 | TEA-01 | B01 | X001 | Tea | 1 | PHX6 | SELLABLE | DEFECTIVE",
    ).kind,
  ).toBe("customer-returns");
});

test("removal orders of the newer download: an order source, no service speed", () => {
  expect(
    kindAndRows(
      "request-date | order-id | order-source | order-type | order-status | last-updated-date | sku | fnsku | disposition | requested-quantity | cancelled-quantity | disposed-quantity | shipped-quantity | in-process-quantity | removal-fee | currency",
      "2026-08-01T10:00:00-07:00 | RO-2 | Automatic | Disposal | Processing | 2026-08-09T10:00:00-07:00 | TEA-01 | X001 | Sellable | 10 | 0 | 4 | 0 | 6 |  | ",
    ),
  ).toEqual({
    kind: "removal-orders",
    said: [],
    rows: [
      {
        "#": 2,
        day: "2026-08-01",
        orderId: "RO-2",
        orderSource: "Automatic",
        orderType: "Disposal",
        status: "Processing",
        updated: "2026-08-09",
        msku: "TEA-01",
        fnsku: "X001",
        disposition: "SELLABLE",
        requested: 10,
        cancelled: 0,
        disposed: 4,
        shipped: 0,
        inProcess: 6,
      },
    ],
  });
});

test("Manage FBA Inventory as in the United Kingdom of 2018", () => {
  expect(
    kindAndRows(
      "Merchant SKU | Fulfilment Network SKU | ASIN | Title | Condition | Price | MFN Listing Exists | MFN Fulfillable Qty | AFN Listing Exists | AFN Warehouse Qty | AFN Fulfillable Qty | AFN Unsellable Qty | AFN Encumbered Qty | " +
        "AFN Total Qty | Volume | AFN Inbound Working Qty | AFN Inbound Shipped Qty | AFN Inbound Receiving Qty",
      "TEA-01 | X001 | B01 | Tea | New | 12.99 | No |  | Yes | 90 | 80 | 4 | 6 | 140 | 0.02 | 0 | 30 | 20",
    ),
  ).toEqual({
    kind: "manage-inventory",
    said: [],
    rows: [
      {
        "#": 2,
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        condition: "New",
        warehouse: 90,
        fulfillable: 80,
        unsellable: 4,
        reserved: 6,
        total: 140,
        inboundWorking: 0,
        inboundShipped: 30,
        inboundReceiving: 20,
      },
    ],
  });
});

test("Amazon-fulfilled inventory by country, in which a SKU has a row for each", () => {
  const row = { msku: "TEA-01", fnsku: "X001", asin: "B01", condition: "NewItem" };
  expect(
    kindAndRows(
      "seller-sku | fulfillment-channel-sku | asin | condition-type | country | quantity-for-local-fulfillment",
      "TEA-01 | X001 | B01 | NewItem | DE | 40",
      "TEA-01 | X001 | B01 | NewItem | FR | 7",
    ),
  ).toEqual({
    kind: "afn-inventory",
    said: [],
    rows: [
      { "#": 2, ...row, country: "DE", available: 40 },
      { "#": 3, ...row, country: "FR", available: 7 },
    ],
  });
});

test("inventory adjustments of their last year tell what is reconciled", () => {
  expect(
    kindAndRows(
      "adjusted-date | transaction-item-id | fnsku | sku | product-name | fulfillment-center-id | quantity | reason | disposition | reconciled | unreconciled",
      "2022-12-05T08:00:00+00:00 | 1234 | X001 | TEA-01 | Tea | PHX6 | -3 | M | SELLABLE | 1 | 2",
    ),
  ).toMatchObject({ kind: "inventory-adjustments", said: [], rows: [{ quantity: -3, reason: "M", reconciled: 1, unreconciled: 2 }] });
});

describe("shipment contents", () => {
  const PREAMBLE = [
    "Shipment ID | FBA15ABC123",
    "Name | FBA (13/08/2026, 02:58) - 1",
    "Plan ID | PL-1",
    "Ship To | PHX6, Phoenix",
    "Total SKUs | 2",
    "Total Units | 144",
    "Pack list",
    "",
  ];
  const row = { shipmentId: "FBA15ABC123", msku: "TEA-01", fnsku: "X001", asin: "B01", condition: "New", dispatched: 96 };

  test("the United Kingdom writes Dispatched", () => {
    expect(
      kindAndRows(
        ...PREAMBLE,
        "Merchant SKU | Title | ASIN | FNSKU | external-id | Condition | Who will prep? | Prep Type | Who will label? | Dispatched",
        "TEA-01 | Tea | B01 | X001 |  | New | Merchant | None | Merchant | 96",
      ),
    ).toEqual({
      kind: "shipment-contents",
      rows: [{ "#": 10, ...row }],
      said: [],
    });
  });

  test("the German download", () => {
    expect(
      kindAndRows(
        "Sendungsnummer | FBA15ABC123",
        "",
        "Händler-SKU | Titel | ASIN | FNSKU | externe-id | Zustand | Wer übernimmt die Vorbereitung? | Art der Vorbereitung | Wer etikettiert? | Versendete Einheiten",
        "",
        "TEA-01 | Tee | B01 | X001 |  | Neu | Verkäufer | Keine | Verkäufer | 96",
      ),
    ).toEqual({ kind: "shipment-contents", rows: [{ "#": 5, ...row, condition: "Neu" }], said: [] });
  });

  test("full cartons, and columns for each box", () => {
    expect(
      kindAndRows(
        ...PREAMBLE,
        "Merchant SKU | Title | ASIN | FNSKU | external-id | Condition | Who will prep? | Prep Type | Who will label? | shipment-total-cases | Units per Case | Number of Cases | Shipped | FBA15ABC123U001 - Unit Quantity",
        "TEA-01 | Tea | B01 | X001 |  | New | Merchant | None | Merchant | 4 | 24 | 4 | 96 | 24",
      ),
    ).toEqual({ kind: "shipment-contents", rows: [{ "#": 10, ...row, unitsPerCarton: 24, cartons: 4 }], said: [] });
  });

  test("the shipment ID may stand in every row instead", () => {
    expect(
      kindAndRows(
        "Shipment ID | Merchant SKU | ASIN | FNSKU | Who will prep? | Who will label? | Shipped",
        "FBA1 | TEA-01 | B01 | X001 | Merchant | Merchant | 96",
        "FBA2 | TEA-01 | B01 | X001 | Merchant | Merchant | 4",
      ).rows.map(({ shipmentId }) => shipmentId),
    ).toEqual(["FBA1", "FBA2"]);
  });

  test("without its preamble nobody knows which shipment it is", () => {
    expect(
      kindAndRows(
        "Merchant SKU | Title | ASIN | FNSKU | external-id | Condition | Who will prep? | Prep Type | Who will label? | Shipped",
        "TEA-01 | Tea | B01 | X001 |  | New | Merchant | None | Merchant | 96",
      ),
    ).toEqual({
      kind: "shipment-contents",
      rows: [],
      said: [
        'error column-missing | Sheet1 row 1: this looks like Shipment contents, but there is no column "Shipment ID". Its headings are: Merchant SKU, Title, ASIN, FNSKU, external-id, Condition, Who will prep?, Prep Type, ' +
          "Who will label?, Shipped. Add what is missing, or export the report again with all its columns; until then the table is left out.",
      ],
    });
  });
});

test("a time belongs to the day as it is written, whatever its offset", () => {
  const header = "approval-date | reimbursement-id | sku | fnsku | amount-total";
  const days = ["2026-10-31T23:59:59-07:00", "2026-11-01T00:10:00+09:00", "2026-10-31T12:00:00Z", "2026-10-31 23:59:59 UTC", "2026-10-31T23:59:59+0100"];
  expect(kindAndRows(header, ...days.map((day, index) => `${day} | ${index} | TEA-01 | X001 | 1.00`)).rows.map(({ day }) => day)).toEqual([
    "2026-10-31",
    "2026-11-01",
    "2026-10-31",
    "2026-10-31",
    "2026-10-31",
  ]);
});

test("dispositions in the words of every source are the same codes", () => {
  const header = "request-date | order-id | shipment-date | sku | disposition | shipped-quantity";
  const words = ["Sellable", "Unsellable", "SELLABLE", "Customer Damaged", "defective", "販売可", "倉庫での破損"];
  expect(
    kindAndRows(header, ...words.map((word) => `2026-08-01 | RO-1 | 2026-08-02 | TEA-01 | ${word} | 1`)).rows.map(({ disposition }) => disposition),
  ).toEqual(["SELLABLE", "UNSELLABLE", "SELLABLE", "CUSTOMER_DAMAGED", "DEFECTIVE", "SELLABLE", "WAREHOUSE_DAMAGED"]);
});
