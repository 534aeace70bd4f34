/** The worksheet functions, in the namespace TIEOUT. Their comments are what Excel shows while they are typed. */
/* eslint-disable @typescript-eslint/no-explicit-any -- Of cells of several types Excel's metadata has no other name. */
/* eslint-disable @typescript-eslint/only-throw-error -- Excel shows the text of its own class of errors, which is none of JavaScript's. */
import { HostError } from "../app/port";
import { openedSession, type AppSession } from "../app/session";
import { monthOfArgument, measureOf, textOf, type Argument } from "./arguments";
import { answer, movementNamed, type Wanted } from "./figures";
import { tableOfExplanation } from "./explanation-table";
import { openFigures, type FindFigures } from "./figures-by-month";
import { openMonths, type FindMonth } from "./months-to-explain";

/**
 * Units, or their value, of a SKU at the end of a month.
 * @customfunction ENDING ENDING
 * @helpurl https://localhost:3000/support.html#ending
 * @param sku The SKU as it stands in the rollforward.
 * @param [location] A location of the rollforward; left out, all locations together.
 * @param [month] Any day of the month, or text like "2026-10"; left out, the month last reconciled.
 * @param [measure] "qty" for units, "value" for money; left out, units.
 * @returns Units or value.
 */
export async function ending(sku: string, location: string | null, month: string | number | null, measure: string | null): Promise<number> {
  return figureFor({ sku, location, month, measure, wanted: "ending" });
}

/**
 * Units, or their value, of a SKU at the beginning of a month.
 * @customfunction BEGINNING BEGINNING
 * @helpurl https://localhost:3000/support.html#beginning
 * @param sku The SKU as it stands in the rollforward.
 * @param [location] A location of the rollforward; left out, all locations together.
 * @param [month] Any day of the month, or text like "2026-10"; left out, the month last reconciled.
 * @param [measure] "qty" for units, "value" for money; left out, units.
 * @returns Units or value.
 */
export async function beginning(sku: string, location: string | null, month: string | number | null, measure: string | null): Promise<number> {
  return figureFor({ sku, location, month, measure, wanted: "beginning" });
}

/**
 * Units, or their value, of a SKU that came in or went out during a month, by type of movement. What went out is a positive number too.
 * @customfunction MOVEMENT MOVEMENT
 * @helpurl https://localhost:3000/support.html#movement
 * @param sku The SKU as it stands in the rollforward.
 * @param type A heading of the rollforward: "Receipts", "Sales", "Lost" and so on.
 * @param [location] A location of the rollforward; left out, all locations together.
 * @param [month] Any day of the month, or text like "2026-10"; left out, the month last reconciled.
 * @param [measure] "qty" for units, "value" for money; left out, units.
 * @returns Units or value.
 */
export async function movement(sku: string, type: string, location: string | null, month: string | number | null, measure: string | null): Promise<number> {
  const wanted = movementNamed(textOf(type));
  if (wanted === null) throw notValid(`"${textOf(type)}" is no type of movement. Use a heading of the rollforward, like Receipts or Sales.`);
  return figureFor({ sku, location, month, measure, wanted });
}

/**
 * What the ending value of a SKU at a location is made of, as a table that spills: what, day, quantity, value and the source rows behind it.
 * @customfunction EXPLAIN EXPLAIN
 * @helpurl https://localhost:3000/support.html#explain
 * @param sku The SKU as it stands in the rollforward.
 * @param location A location of the rollforward.
 * @param [month] Any day of the month, or text like "2026-10"; left out, the month last reconciled.
 * @returns A heading, a row for each part, and the ending.
 */
export async function explain(sku: string, location: string, month: string | number | null): Promise<any[][]> {
  const { session, findMonth } = await openedOnce();
  try {
    const dateSystem = await session.dateSystem();
    const period = monthOfArgument(month, dateSystem);
    if (period === null) throw notValid(`"${textOf(month)}" is no month. Use a date, or text like "2026-10".`);
    const found = await findMonth(period === "latest" ? null : period);
    if ("message" in found) throw notFound(found.message);
    const lines = found.reconciliation.rollforward.filter((line) => line.sku === textOf(sku) && line.location.trim().toLowerCase() === textOf(location).toLowerCase());
    const [line] = lines;
    if (line === undefined) throw notFound(`There is no line of SKU "${textOf(sku)}" at "${textOf(location)}". Use names from the rollforward.`);
    if (lines.length > 1) throw notValid(`SKU "${textOf(sku)}" has several lines at "${textOf(location)}", by condition or FNSKU. The pane explains each of them.`);
    const explanation = await found.explain(line);
    if (explanation === null) throw notFound("Nothing moved there. Reconcile again.");
    return tableOfExplanation(explanation, { currency: line.currency, dateSystem });
  } catch (error) {
    throw error instanceof HostError ? notFound(error.message) : error;
  }
}

type Asked = { readonly sku: Argument; readonly location: Argument; readonly month: Argument; readonly measure: Argument; readonly wanted: Wanted };
let opened: Promise<{ readonly session: AppSession; readonly findFigures: FindFigures; readonly findMonth: FindMonth }> | null = null;

function openedOnce(): Promise<{ readonly session: AppSession; readonly findFigures: FindFigures; readonly findMonth: FindMonth }> {
  opened ??= openedSession().then((session) => ({ session, findFigures: openFigures(session), findMonth: openMonths(session) }));
  return opened;
}

async function figureFor({ sku, location, month, measure: measureAsked, wanted }: Asked): Promise<number> {
  const { session, findFigures } = await openedOnce();
  try {
    const measure = measureOf(measureAsked);
    if (measure === null) throw notValid(`"${textOf(measureAsked)}" is no measure. Use "qty" or "value".`);
    if (textOf(sku) === "") throw notValid("The SKU is empty. Name one, or point to a cell that holds one.");
    const period = monthOfArgument(month, await session.dateSystem());
    if (period === null) throw notValid(`"${textOf(month)}" is no month. Use a date, or text like "2026-10".`);
    const found = await findFigures(period === "latest" ? null : period);
    if ("message" in found) throw notFound(found.message);
    const given = answer(found.figures, { sku: textOf(sku), location: textOf(location), wanted, measure });
    if ("figure" in given) return given.figure;
    throw given.fault === "not-found" ? notFound(given.message) : notValid(given.message);
  } catch (error) {
    throw error instanceof HostError ? notFound(error.message) : error;
  }
}

/** Excel shows a text of ours beside #VALUE! and #N/A only. */
function notValid(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message);
}

function notFound(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
}
