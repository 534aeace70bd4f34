import { decode, grid, LEDGER_HEADER, ledgerRow, messagesOf, serial, shownRows, texts } from "./decoded-rows";

const first = (rows: Parameters<typeof decode>[0], options?: Parameters<typeof decode>[1]) => shownRows(decode(rows, options))[0];

test("a row of the English download", () => {
  const decoded = decode([LEDGER_HEADER, ledgerRow("10/31/2026")]);
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded)).toEqual([
    {
      "#": 2,
      day: "2026-10-31",
      fnsku: "X001",
      asin: "B01",
      msku: "TEA-01",
      disposition: "SELLABLE",
      location: "US",
      starting: 10,
      inTransit: 1,
      receipts: 5,
      customerShipments: -2,
      customerReturns: 0,
      vendorReturns: 0,
      warehouseTransfers: 0,
      found: 0,
      lost: 0,
      damaged: 0,
      disposed: 0,
      otherEvents: 0,
      ending: 13,
      unknownEvents: 0,
    },
  ]);
});

test("a row of the Japanese download, with its dispositions, and a month for a date", () => {
  const header = texts(
    "スナップショット日付 | FNSKU (フルフィルメントネットワークSKU（FNSKU）) | ASIN | 出品者SKU | 商品名 | 商品のステータス | 開始時の倉庫の在庫 | 倉庫間の輸送中 | 受領 | カスタマー発送 | 返品 | ベンダーの返品 | 倉庫転送イン/アウト | 発見済み | 紛失 | 破損 | 廃棄済み | その他 | 終了時の倉庫の在庫 | 不明なイベント | 場所",
  );
  const decoded = decode([
    header,
    texts("01/2023 | X001 | B01 | TEA-01 | 茶 | 販売可 | 60 | 5 | 200 | -100 | 1 | 0 | -5 | 0 | 0 | 0 | 0 | 0 | 156 | 0 | JP"),
    texts("01/2023 | X001 | B01 | TEA-01 | 茶 | 欠陥品・不良品 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | JP"),
  ]);
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded).map(({ disposition }) => disposition)).toEqual(["SELLABLE", "DEFECTIVE"]);
  expect(shownRows(decoded)[0]).toMatchObject({
    day: "2023-01-31",
    msku: "TEA-01",
    starting: 60,
    inTransit: 5,
    receipts: 200,
    customerShipments: -100,
    customerReturns: 1,
    warehouseTransfers: -5,
    ending: 156,
    location: "JP",
  });
});

test("a row under Chinese headings", () => {
  const decoded = decode(
    grid(
      "日期 | FNSKU | ASIN | MSKU | 库存属性 | 期初库存 | 调拨在途 | 签收 | 销售出库 | 销售退货 | 移除 | 调拨出入库 | 找回 | 丢失 | 损毁 | 弃置 | 其他 | 期末库存 | 未知 | 店铺",
      "2026-10-31 | X001 | B01 | TEA-01 | 可售 | 10 | 1 | 5 | -2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 13 | 0 | A",
    ),
  );
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded)[0]).toMatchObject({
    day: "2026-10-31",
    disposition: "SELLABLE",
    starting: 10,
    receipts: 5,
    customerShipments: -2,
    ending: 13,
    store: "A",
  });
});

test("a disposition in any writing is Amazon's code, and a new one is kept", () => {
  const rows = ["Customer damaged", "WAREHOUSE_DAMAGED", "carrier-damaged", "Water damaged", ""].map((disposition) =>
    ledgerRow("10/31/2026", { Disposition: disposition }),
  );
  expect(shownRows(decode([LEDGER_HEADER, ...rows])).map(({ disposition }) => disposition)).toEqual([
    "CUSTOMER_DAMAGED",
    "WAREHOUSE_DAMAGED",
    "CARRIER_DAMAGED",
    "WATER_DAMAGED",
    undefined,
  ]);
});

test("an empty event is nought, and so is an absent column of unknown events", () => {
  const header = LEDGER_HEADER.filter((heading) => heading !== "Unknown Events");
  const rows = [header, ledgerRow("10/31/2026", { Lost: "", Receipts: null }).filter((_, position) => LEDGER_HEADER[position] !== "Unknown Events")];
  expect(first(rows)).toMatchObject({ lost: 0, receipts: 0, unknownEvents: 0 });
});

test("a numeric MSKU is its text", () => {
  expect(first([LEDGER_HEADER, ledgerRow("10/31/2026", { MSKU: 12345 })])).toMatchObject({ msku: "12345" });
});

test("a row without FNSKU stands by its MSKU", () => {
  expect(first([LEDGER_HEADER, ledgerRow("10/31/2026", { FNSKU: "" })])).toMatchObject({ msku: "TEA-01" });
});

test.each([
  ["10/31/2026", "2026-10-31"],
  ["2026-10-31", "2026-10-31"],
  ["2026-10-31T23:59:59-07:00", "2026-10-31"],
  ["2026/10/31", "2026-10-31"],
  ["31.10.2026", "2026-10-31"],
  ["31/10/2026", "2026-10-31"],
  ["31-10-26", "2026-10-31"],
  ["10/2026", "2026-10-31"],
  ["2026-02", "2026-02-28"],
  ["2026年10月31日", "2026-10-31"],
  ["2026年2月", "2026-02-28"],
  ["31-Oct-2026", "2026-10-31"],
  ["Oct 31, 2026", "2026-10-31"],
  ["20261031", "2026-10-31"],
  ["10/31/2026 12:00:00 AM", "2026-10-31"],
  ["46326", "2026-10-31"],
])("the date %s is %s", (written, iso) => {
  expect(first([LEDGER_HEADER, ledgerRow(written)])).toMatchObject({ day: iso });
});

test("a serial number is read in the workbook's own date system", () => {
  expect(serial("2026-10-31")).toBe(46326);
  expect(first([LEDGER_HEADER, ledgerRow(46326)])).toMatchObject({ day: "2026-10-31" });
  expect(first([LEDGER_HEADER, ledgerRow(44864)], { dateSystem: 1904 })).toMatchObject({ day: "2026-10-31" });
  expect(first([LEDGER_HEADER, ledgerRow(46326.75)])).toMatchObject({ day: "2026-10-31" });
});

test("one date that can only have the day first settles the column", () => {
  const decoded = decode([LEDGER_HEADER, ledgerRow("03/10/2026"), ledgerRow("13/10/2026")]);
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-03", "2026-10-13"]);
  expect(messagesOf(decoded)).toEqual([]);
});

test("Amazon's own form is read with the month first, without a word", () => {
  const decoded = decode([LEDGER_HEADER, ledgerRow("10/03/2026"), ledgerRow("10/04/2026")]);
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-03", "2026-10-04"]);
  expect(messagesOf(decoded)).toEqual([]);
});

test("blank rows are passed over, and row numbers stay those of the sheet", () => {
  const blank = LEDGER_HEADER.map(() => null);
  expect(shownRows(decode([LEDGER_HEADER, blank, ledgerRow("10/30/2026"), ["", " "], ledgerRow("10/31/2026")])).map((row) => row["#"])).toEqual([3, 5]);
});

test("rows that look alike are all kept", () => {
  expect(shownRows(decode([LEDGER_HEADER, ledgerRow("10/31/2026"), ledgerRow("10/31/2026")]))).toHaveLength(2);
});
