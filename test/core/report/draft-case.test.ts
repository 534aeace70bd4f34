/** The message that opens a case, whole, in both languages. */
import { CLAIM_TYPES, type ClaimType } from "../../../src/core/domain/claims";
import { dayOfIso, type Day } from "../../../src/core/domain/day";
import type { CurrencyCode, Minor } from "../../../src/core/domain/money";
import { DRAFT_LANGUAGES } from "../../../src/core/domain/settings";
import type { CaseLine, ClaimLine, ShipmentLine } from "../../../src/core/engine/findings";
import { draftCase, draftCases, grantOfClaim } from "../../../src/core/report/draft-case";

const day = (iso: string): Day => dayOfIso(iso) ?? (NaN as Day);
const TODAY = day("2026-11-05");
const USD = "USD" as CurrencyCode;
const place = { source: { label: "Shipments", file: null, sheet: "Shipments", table: null }, row: 2 };
const claim: ClaimLine = {
  type: "inbound-missing",
  sku: "TEA",
  fnsku: "X001",
  reference: "FBA1",
  units: 4,
  since: day("2026-09-20"),
  bookValue: 1250 as Minor,
  expectedClaim: 1000 as Minor,
  currency: USD,
  claimFrom: day("2026-10-05"),
  claimUntil: day("2026-11-19"),
  daysLeft: 14,
  caseId: null,
  grantedBy: null,
  requestedOn: null,
  listings: [],
  goods: [],
  because: [],
  place,
};
const shipment: ShipmentLine = {
  shipmentId: "FBA1",
  sku: "TEA",
  fnsku: "X001",
  declared: 100,
  dispatched: 100,
  delivered: 100,
  received: 96,
  variance: -4,
  state: "short",
  responsibility: "amazon",
  because: [],
  parts: { unexplained: -4 },
  decided: 0,
  carrierDecided: 0,
  granted: [],
  pending: [],
  wholeCartons: false,
  exposure: 1250 as Minor,
  currency: USD,
  claimFrom: null,
  claimUntil: null,
  caseId: null,
  shipped: day("2026-09-01"),
  deliveredOn: day("2026-09-20"),
  status: "CLOSED",
  place,
};

test("in English", () => {
  expect(draftCase({ claim, shipment }, { language: "en", today: TODAY }).split("\n")).toEqual([
    "Units missing from an inbound shipment: FBA1 TEA",
    "",
    "Hello,",
    "The shipment below was received short. Please look for the missing units, and reimburse those that cannot be found.",
    "",
    "Shipment ID: FBA1",
    "SKU: TEA",
    "FNSKU: X001",
    "Shipped on: 1 Sep 2026",
    "Delivered on: 20 Sep 2026",
    "Units shipped: 100",
    "Units delivered (proof of delivery): 100",
    "Units received: 96",
    "Units missing: 4",
    "",
    "Attached:",
    "- supplier invoice that shows the product and the quantity",
    "- proof of delivery: tracking with weights, or the stamped bill of lading (BOL)",
    "- packing list",
    "",
    "Please investigate and let me know the result. Thank you.",
    "",
  ]);
});

test("in Chinese", () => {
  expect(draftCase({ claim, shipment }, { language: "zh", today: TODAY }).split("\n").slice(0, 14)).toEqual([
    "入库货件短少: FBA1 TEA",
    "",
    "您好：",
    "以下货件接收数量短少。请查找短少的商品；无法找到的，请予以赔偿。",
    "",
    "货件编号: FBA1",
    "SKU: TEA",
    "FNSKU: X001",
    "发货日期: 2026-09-01",
    "送达日期: 2026-09-20",
    "发货数量: 100",
    "送达数量（签收凭证）: 100",
    "接收数量: 96",
    "短少数量: 4",
  ]);
});

test("what no source states is left out", () => {
  const text = draftCase({ claim: { ...claim, fnsku: null }, shipment: { ...shipment, delivered: null, deliveredOn: null } }, { language: "en", today: TODAY });
  expect(text).not.toMatch(/FNSKU|Delivered on|Units delivered|null|NaN/);
});

test("to a carrier, in both languages: what was sent and delivered, the value of what is missing, and its own proof", () => {
  const lost = { claim: { ...claim, type: "carrier-loss", units: 8, expectedClaim: 1280 as Minor }, shipment: { ...shipment, delivered: 92 } } as const;
  expect(draftCase(lost, { language: "en", today: TODAY }).split("\n")).toEqual([
    "Goods lost in transit: FBA1 TEA",
    "",
    "Hello,",
    "Of the shipment below you delivered fewer units than you took over. Please trace the missing units, and compensate those that cannot be found at the value stated.",
    "",
    "Shipment ID: FBA1",
    "SKU: TEA",
    "FNSKU: X001",
    "Shipped on: 1 Sep 2026",
    "Delivered on: 20 Sep 2026",
    "Units shipped: 100",
    "Units delivered (proof of delivery): 92",
    "Units missing: 8",
    "Value of the missing units: 12.80 USD",
    "",
    "Attached:",
    "- proof of delivery, signed, with the number of cartons delivered",
    "- packing list",
    "- commercial invoice with quantities and values",
    "",
    "Please investigate and let me know the result. Thank you.",
    "",
  ]);
  expect(draftCase(lost, { language: "zh", today: TODAY }).split("\n").slice(0, 4)).toEqual([
    "运输途中丢失货物: FBA1 TEA",
    "",
    "您好：",
    "贵司承运的以下货件，送达数量少于交运数量。请追查短少的商品；无法找到的，请按所列货值赔偿。",
  ]);
});

test("a fee is stated with its currency", () => {
  expect(
    draftCase({ claim: { ...claim, type: "penalty", units: 12, expectedClaim: 660 as Minor }, shipment: null }, { language: "en", today: TODAY }),
  ).toContain("Fee charged: 6.60 USD");
});

test.each(DRAFT_LANGUAGES)("every kind of claim has its message and its proof in %s", (language) => {
  const types = Object.keys(CLAIM_TYPES) as ClaimType[];
  const texts = types.map((type) => draftCase({ claim: { ...claim, type }, shipment }, { language, today: TODAY }));
  expect(new Set(texts.map((text) => text.split("\n")[0])).size).toBe(types.length);
  for (const text of texts) expect(text).toMatch(/\n- .+\n/);
});

test("messages are drafted for what no case asks about and can still be claimed", () => {
  const claims = [
    claim,
    { ...claim, reference: "FBA2", caseId: "C1" },
    { ...claim, reference: "FBA3", daysLeft: -1 },
    { ...claim, reference: "FBA4", daysLeft: null },
  ];
  expect(draftCases({ claims, shipments: [shipment], cases: [] }, { language: "en", today: day("2026-11-05") }).match(/^Shipment ID: .*/gm)).toEqual([
    "Shipment ID: FBA1",
    "Shipment ID: FBA4",
  ]);
});

test("a message whose window has not opened says from when it may be sent, and no other does", () => {
  const first = (today: string, language: "en" | "zh"): string | undefined =>
    draftCases({ claims: [claim], shipments: [shipment], cases: [] }, { language, today: day(today) }).split("\n")[0];
  expect(first("2026-10-04", "en")).toBe("[Do not send before 5 Oct 2026: the claim window opens then.]");
  expect(first("2026-10-04", "zh")).toBe("【2026-10-05之前请勿发送：索赔期届时开始。】");
  expect(first("2026-10-05", "en")).toBe("Units missing from an inbound shipment: FBA1 TEA");
});

test("a message that would come too early says above everything else from when to send it, in its language", () => {
  const early = { claim: { ...claim, claimFrom: day("2026-11-06") }, shipment };
  expect(draftCase(early, { language: "en", today: TODAY }).split("\n").slice(0, 3)).toEqual([
    "[Do not send before 6 Nov 2026: the claim window opens then.]",
    "",
    "Units missing from an inbound shipment: FBA1 TEA",
  ]);
  expect(draftCase(early, { language: "zh", today: TODAY }).split("\n")[0]).toBe("【2026-11-06之前请勿发送：索赔期届时开始。】");
  expect(draftCase(early, { language: "en", today: day("2026-11-06") })).toMatch(/^Units missing/);
});

const packOfFour = { msku: "US-MUG-4PK", fnsku: "X001", asins: ["B01"], holds: [{ sku: "MUG", units: 4 }] };
const single = { msku: "US-MUG", fnsku: "", asins: [], holds: [{ sku: "MUG", units: 1 }] };
const setOfTwo = {
  msku: "US-SET",
  fnsku: "X002",
  asins: [],
  holds: [
    { sku: "MUG", units: 2 },
    { sku: "TEA", units: 1 },
  ],
};
const ofMugs = { ...claim, sku: "MUG", units: 40 };
const sentInPacks = { ...shipment, sku: "MUG", dispatched: 800, delivered: null, received: 762 };

test("Amazon is told its own names of the goods, and counts of packs where they hold whole ones", () => {
  const drafted = { claim: { ...ofMugs, listings: [packOfFour] }, shipment: sentInPacks };
  expect(draftCase(drafted, { language: "en", today: TODAY }).split("\n").slice(5, 13)).toEqual([
    "Shipment ID: FBA1",
    "SKU: MUG",
    "Amazon knows it as: US-MUG-4PK, FNSKU X001, ASIN B01 (4 units each)",
    "Shipped on: 1 Sep 2026",
    "Delivered on: 20 Sep 2026",
    "Units shipped: 800 (200 packs of 4)",
    "Units received: 762",
    "Units missing: 40 (10 packs of 4)",
  ]);
  expect(draftCase(drafted, { language: "zh", today: TODAY }).split("\n").slice(7, 13)).toEqual([
    "亚马逊商品标识: US-MUG-4PK, FNSKU X001, ASIN B01（每份含4件）",
    "发货日期: 2026-09-01",
    "送达日期: 2026-09-20",
    "发货数量: 800（200份，每份4件）",
    "接收数量: 762",
    "短少数量: 40（10份，每份4件）",
  ]);
});

test("goods that Amazon sells in several ways are named by all of them, and units of a set are not counted in sets", () => {
  const lines = (listings: ClaimLine["listings"]): readonly string[] =>
    draftCase({ claim: { ...ofMugs, type: "warehouse-lost", listings }, shipment: null }, { language: "en", today: TODAY }).split("\n");
  expect(lines([single, packOfFour])).toEqual(
    expect.arrayContaining(["Amazon knows it as: US-MUG; US-MUG-4PK, FNSKU X001, ASIN B01 (4 units each)", "Units: 40"]),
  );
  expect(lines([setOfTwo])).toEqual(expect.arrayContaining(["Amazon knows it as: US-SET, FNSKU X002 (a set of 2 x MUG + 1 x TEA)", "Units: 40"]));
  expect(lines([single])).toEqual(expect.arrayContaining(["FNSKU: X001", "Amazon knows it as: US-MUG", "Units: 40"]));
});

test("a carrier is told none of Amazon's names", () => {
  expect(
    draftCase({ claim: { ...ofMugs, type: "carrier-loss", listings: [packOfFour] }, shipment: sentInPacks }, { language: "en", today: TODAY }),
  ).not.toMatch(/Amazon|pack of|packs of/);
});

test("of a removal that was sent and did not come, the day it was requested and the day it was sent are told apart", () => {
  const removal = { ...claim, type: "removal-lost", reference: "RMV1", requestedOn: day("2026-09-08"), since: day("2026-09-14") } as const;
  const days = (one: ClaimLine, language: "en" | "zh"): readonly string[] =>
    draftCase({ claim: one, shipment: null }, { language, today: TODAY }).match(/^(?:Requested on|Sent on|申请日期|寄出日期).*/gm) ?? [];
  expect(days(removal, "en")).toEqual(["Requested on: 8 Sep 2026", "Sent on: 14 Sep 2026"]);
  expect(days(removal, "zh")).toEqual(["申请日期: 2026-09-08", "寄出日期: 2026-09-14"]);
  expect(days({ ...removal, since: removal.requestedOn }, "en")).toEqual(["Requested on: 8 Sep 2026"]);
});

test("units whose money was taken back are no first-time claim: it is said what paid them, and what took the money back", () => {
  const paid = { id: "9005", day: day("2026-09-20"), place };
  const back = { id: "9006", day: day("2026-10-15"), place };
  const linesOf = (line: Partial<ShipmentLine>, language: "en" | "zh"): readonly string[] =>
    draftCase({ claim, shipment: { ...shipment, ...line } }, { language, today: TODAY })
      .split("\n")
      .slice(12, 15);
  expect(linesOf({ takenBack: [{ units: 3, paid, by: [back] }] }, "en")).toEqual([
    "Units received: 96",
    "Of the difference, paid and taken back: 3 paid by reimbursement 9005 on 20 Sep 2026, and the money taken back by 9006 on 15 Oct 2026; nothing shows that they were found",
    "Units missing: 4",
  ]);
  expect(linesOf({ takenBack: [{ units: 3, paid: { ...paid, id: " " }, by: [{ ...back, id: "" }] }] }, "en")[1]).toBe(
    "Of the difference, paid and taken back: 3 paid on 20 Sep 2026, and the money taken back on 15 Oct 2026; nothing shows that they were found",
  );
  expect(linesOf({ takenBack: [{ units: 3, paid, by: [back] }] }, "zh").slice(1)).toEqual([
    "差额中赔偿后又收回的部分: 3件已于2026-09-20赔偿（赔偿编号9005），款项又于2026-10-15收回（赔偿编号9006）；没有记录显示已找到",
    "短少数量: 4",
  ]);
});

test("of a grant that was paid in part, it is said how many units were paid by which reimbursement, and the rest is asked for", () => {
  const unpaid: ClaimLine = { ...claim, type: "unpaid-compensation", units: 2, grantedBy: "C1", since: day("2026-10-18"), expectedClaim: 4400 as Minor };
  const row = {
    caseId: "C1",
    shipmentId: "FBA1",
    sku: "TEA",
    unitsPaid: 4,
    unitsRestocked: 0,
    unitsGranted: 2,
    reimbursements: ["9003"],
  } as unknown as CaseLine;
  const cases = [row, { ...row, sku: "MUG" }, { ...row, caseId: "C2" }];
  const linesOf = (grant: CaseLine | null, language: "en" | "zh"): readonly string[] =>
    draftCase({ claim: unpaid, shipment: null, grant }, { language, today: TODAY })
      .split("\n")
      .filter((line) => /paid|pay|Units|支付|数量/.test(line));
  expect(grantOfClaim(unpaid, cases)).toBe(row);
  expect(grantOfClaim(unpaid, [row, row])).toBeNull();
  expect(linesOf(row, "en")).toEqual([
    "Compensation granted and not paid: FBA1 TEA",
    "Compensation for the units below was granted, and was paid in part only. Please pay the rest.",
    "Units paid so far: 4 of 6, by reimbursement 9003",
    "Units: 2",
  ]);
  expect(linesOf(row, "zh")).toEqual(["以下商品的赔偿已获批准，但仅支付了一部分。请支付其余部分。", "已支付数量: 6件中的4件（赔偿编号9003）", "数量: 2"]);
  for (const none of [null, { ...row, unitsPaid: 0 }])
    expect(linesOf(none, "en")[1]).toBe("Compensation for the units below was granted, and no reimbursement shows it. Please pay it.");
});
