/** What the worksheet functions answer. */
import { currencyOrNull, minor, type CurrencyCode } from "../../src/core/domain/money";
import { answer, indexFigures, lineAt, movementNamed, type Answer, type Question } from "../../src/functions/figures";
import { EXAMPLE, line } from "../taskpane/example-month";

const FIGURES = indexFigures(EXAMPLE);
const ask = (question: Partial<Question>): Answer => answer(FIGURES, { sku: "TEA-01", location: "", wanted: "ending", measure: "quantity", ...question });

test("an ending of one location, in units and in value", () => {
  expect(ask({ location: "FBA" })).toEqual({ figure: 128 });
  expect(ask({ location: "FBA", measure: "value" })).toEqual({ figure: 1280 });
});

test("without a location, all locations together", () => {
  expect(ask({})).toEqual({ figure: 528 });
  expect(ask({ wanted: "beginning" })).toEqual({ figure: 600 });
});

test("a location is found whatever its capital letters", () => {
  expect(ask({ location: "own WAREHOUSE" })).toEqual({ figure: 400 });
});

test("a movement is positive both ways, and nothing moved is zero", () => {
  expect(ask({ location: "FBA", wanted: "receipt" })).toEqual({ figure: 96 });
  expect(ask({ location: "FBA", wanted: "sale" })).toEqual({ figure: 70 });
  expect(ask({ location: "FBA", wanted: "disposed" })).toEqual({ figure: 0 });
});

test("a SKU has nothing in a location that exists without it", () => {
  expect(ask({ sku: "CUP-03", location: "FBA" })).toEqual({ figure: 0 });
});

test("an unknown SKU and an unknown location are named", () => {
  expect(ask({ sku: "tea-01" })).toEqual({
    fault: "not-found",
    message: 'SKU "tea-01" has no stock and no movement in this month. Check its spelling, capital letters included.',
  });
  expect(ask({ location: "Moon" })).toEqual({
    fault: "not-found",
    message: 'No location is called "Moon". Use a name from the Location column of the rollforward.',
  });
});

test("no cost is no value, and the units are still known", () => {
  expect(ask({ sku: "CUP-03", measure: "value" })).toEqual({
    fault: "not-found",
    message: 'SKU "CUP-03" has no cost. Add it to the unit costs and reconcile again.',
  });
  expect(ask({ sku: "CUP-03" })).toEqual({ figure: 10 });
});

test("values in several currencies are not added", () => {
  const euros = currencyOrNull("EUR") as CurrencyCode;
  const figures = indexFigures({
    rollforward: [
      line({ location: "FBA-US", ending: { quantity: 1, value: minor(100) } }),
      line({ location: "FBA-DE", currency: euros, ending: { quantity: 2, value: minor(300) } }),
    ],
  });
  const question: Question = { sku: "TEA-01", location: "", wanted: "ending", measure: "value" };
  expect(answer(figures, question)).toEqual({ fault: "not-valid", message: 'SKU "TEA-01" is valued in several currencies. Name one location.' });
  expect(answer(figures, { ...question, location: "FBA-DE" })).toEqual({ figure: 3 });
});

test("the line of a SKU at a location is one to explain; where there are several or none, that is said", () => {
  const month = {
    rollforward: [line({ location: "FBA", disposition: "SELLABLE" }), line({ location: "FBA", disposition: "DEFECTIVE" }), line({ location: "Shop" })],
  };
  expect(lineAt(month, { sku: "TEA-01", location: " shop" })).toEqual({ line: month.rollforward[2] });
  expect(lineAt(month, { sku: "TEA-01", location: "FBA" })).toEqual({
    fault: "not-valid",
    message: 'SKU "TEA-01" has several lines at "FBA", by condition or FNSKU. The pane explains each of them.',
  });
  expect(lineAt(month, { sku: "TEA-01", location: "" })).toEqual({
    fault: "not-found",
    message: 'There is no line of SKU "TEA-01" at "". Use names from the rollforward.',
  });
});

test("a movement is known by its heading and by its name in the JSON", () => {
  expect([movementNamed("Customer returns"), movementNamed("customer-return"), movementNamed(" sales "), movementNamed("Gifts")]).toEqual([
    "customer-return",
    "customer-return",
    "sale",
    null,
  ]);
});
