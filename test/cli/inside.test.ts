/** What stands behind the figures, on request: the layers of an ending, the other methods, freight from its own table. */
import { makeFolder, run } from "./run";

const FILES = {
  "own.csv": `Date,Warehouse,SKU,Type,Quantity,Unit Cost,Currency,Reference,To Warehouse
2026-10-01,Shop,TEA,opening,10,10,USD,,
2026-10-05,Shop,TEA,purchase,10,12,USD,P1,
2026-10-09,Shop,TEA,sale,8,,,,
2026-10-12,Shop,TEA,transfer,6,,,FBA15A,FBA-US
`,
  "freight.csv": "Shipment ID,Amount,Currency,Part,Basis\nFBA15A,9.00,USD,freight,quantity\n",
};

type Result = {
  readonly rollforward: readonly { readonly location: string; readonly ending: unknown; readonly cost: unknown }[];
  readonly explanations?: readonly {
    readonly location: string;
    readonly layers: readonly { readonly qty: number; readonly value: string; readonly cost: unknown; readonly rows: readonly string[] }[];
  }[];
  readonly methods?: readonly {
    readonly location: string;
    readonly byMethod: Readonly<Record<string, { readonly ending: string; readonly costOfSales: string }>>;
  }[];
};

async function reconcile(...options: readonly string[]): Promise<Result> {
  const { status, out } = await run(makeFolder(FILES), [
    "reconcile",
    "own.csv",
    "freight.csv",
    "--period",
    "2026-10",
    "--method",
    "fifo",
    "--json",
    "-",
    ...options,
  ]);
  expect(status).toBe(0);
  return JSON.parse(out) as Result;
}

test("freight billed for a shipment is carried by its goods, as freight", async () => {
  const { rollforward } = await reconcile();
  expect(rollforward.map(({ location, ending, cost }) => [location, ending, cost])).toEqual([
    ["In transit", { qty: 6, value: "77.00" }, { goods: "68.00", freight: "9.00", other: "0.00" }],
    ["Shop", { qty: 6, value: "72.00" }, { goods: "72.00", freight: "0.00", other: "0.00" }],
  ]);
});

test("an ending is explained by its layers and the rows behind them", async () => {
  const { explanations } = await reconcile("--explain");
  expect(explanations?.find(({ location }) => location === "Shop")?.layers).toMatchObject([{ qty: 6, value: "72.00", rows: ["own.csv row 3"] }]);
});

test("goods in transit are explained by their receipt and the bill of their carriage, each part of the cost apart", async () => {
  const { explanations } = await reconcile("--explain");
  // 2 of 10.00 and 4 of 12.00, and 9.00 over six units.
  expect(explanations?.find(({ location }) => location === "In transit")?.layers).toMatchObject([
    { qty: 2, value: "23.00", cost: { goods: "20.00", freight: "3.00", other: "0.00" }, rows: ["own.csv row 2", "freight.csv row 2"] },
    { qty: 4, value: "54.00", cost: { goods: "48.00", freight: "6.00", other: "0.00" }, rows: ["own.csv row 3", "freight.csv row 2"] },
  ]);
});

test("the methods stand side by side", async () => {
  const { methods } = await reconcile("--methods");
  const shop = methods?.find(({ location }) => location === "Shop")?.byMethod;
  expect([shop?.["fifo"], shop?.["month-end-average"]]).toMatchObject([
    { ending: "72.00", costOfSales: "80.00" },
    { ending: "66.00", costOfSales: "88.00" },
  ]);
});

test("nothing of it is there unless it is asked for", async () => {
  const keys = Object.keys(await reconcile());
  expect(keys.slice(0, 6)).toEqual(["schema", "period", "method", "rollforward", "shipments", "cases"]);
  expect(keys).not.toEqual(expect.arrayContaining(["explanations"]));
  expect(keys).not.toEqual(expect.arrayContaining(["methods"]));
});
