/** Cells that call the add-in's functions wait for its page without stopping the calculation. */
import type { Declaration } from "../../../src/workbench/functions/declarations";
import { openFunctions } from "../../../src/workbench/functions/open-functions";
import type { CallFunction } from "../../../src/workbench/pane/pane-link";

const ENDING: Declaration = {
  name: "TIEOUT.ENDING",
  id: "ENDING",
  description: "",
  parameters: [{ name: "sku", description: "", type: "string", isOptional: false, isMatrix: false }],
};

test("a cell waits for the pane's page to load and to answer, and then has its value", async () => {
  const told: string[] = [];
  const functions = openFunctions(() => void told.push("answered"));
  expect(functions.work(ENDING, ["KT-01"])).toEqual({ error: "#GETTING_DATA" });
  const answered = functions.answered();
  functions.connect(async (id, args) => `${id} of ${String(args[0])}`);
  expect(await answered).toBe(true);
  expect(told).toEqual(["answered"]);
  expect(functions.work(ENDING, ["KT-01"])).toBe("ENDING of KT-01");
  expect(await functions.answered()).toBe(false);
});

test("cells that ask the same are one call, until everything is to be asked anew", async () => {
  let units = 10;
  const functions = openFunctions(() => undefined);
  functions.connect(async () => units++);
  functions.work(ENDING, ["KT-01"]);
  functions.work(ENDING, ["KT-01"]);
  await functions.answered();
  expect(functions.work(ENDING, ["KT-01"])).toBe(10);
  functions.forget();
  functions.work(ENDING, ["KT-01"]);
  await functions.answered();
  expect(functions.work(ENDING, ["KT-01"])).toBe(11);
});

test("an answer that comes after everything was asked anew is not shown", async () => {
  const answers: ((value: number) => void)[] = [];
  const functions = openFunctions(() => undefined);
  functions.connect(() => new Promise((resolve) => void answers.push(resolve)));
  functions.work(ENDING, ["KT-01"]);
  await Promise.resolve();
  functions.forget();
  functions.work(ENDING, ["KT-01"]);
  await Promise.resolve();
  answers[0]?.(1);
  answers[1]?.(2);
  await functions.answered();
  expect(functions.work(ENDING, ["KT-01"])).toBe(2);
});

test("what waits for a pane that has gone is released, and another pane answers", async () => {
  const silent: CallFunction = () => new Promise(() => undefined);
  const functions = openFunctions(() => undefined);
  functions.connect(silent);
  functions.work(ENDING, ["KT-01"]);
  const answered = functions.answered();
  functions.disconnect();
  expect(await answered).toBe(true);
  functions.connect(async () => 5);
  functions.work(ENDING, ["KT-01"]);
  await functions.answered();
  expect(functions.work(ENDING, ["KT-01"])).toBe(5);
});

test("a call that fails without a word is #VALUE!", async () => {
  const functions = openFunctions(() => undefined);
  functions.connect(() => Promise.reject(new Error("the page is broken")));
  functions.work(ENDING, ["KT-01"]);
  await functions.answered();
  expect(functions.work(ENDING, ["KT-01"])).toEqual({ error: "#VALUE!" });
});
