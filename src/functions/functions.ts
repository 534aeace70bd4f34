/** The worksheet functions, in the namespace TIEOUT. Their comments are what Excel shows while they are typed. */
/* eslint-disable @typescript-eslint/no-explicit-any -- Of cells of several types Excel's metadata has no other name. */
/* eslint-disable @typescript-eslint/only-throw-error -- Excel shows the text of its own class of errors, which is none of JavaScript's. */
import { HostError } from "../app/port";
import { openedSession, type AppSession } from "../app/session";
import type { DateSystem, Period } from "../core/domain/day";
import { monthOfArgument, measureOf, textOf, type Argument } from "./arguments";
import { tableOfExplanation } from "./explanation-table";
import { answer, lineAt, movementNamed, type Fault, type Wanted } from "./figures";
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
 * What the ending value of a SKU at a location is made of, as a table that spills: what, day, quantity, value, its goods, freight and other cost, and the source rows behind it.
 * @customfunction EXPLAIN EXPLAIN
 * @helpurl https://localhost:3000/support.html#explain
 * @param sku The SKU as it stands in the rollforward.
 * @param location A location of the rollforward.
 * @param [month] Any day of the month, or text like "2026-10"; left out, the month last reconciled.
 * @returns A heading, a row for each part, and the ending.
 */
export async function explain(sku: string, location: string, month: string | number | null): Promise<any[][]> {
  return answered(async ({ session, findMonth }) => {
    const dateSystem = await session.dateSystem();
    const reconciled = await findMonth(monthAsked(month, dateSystem));
    if ("message" in reconciled) throw notFound(reconciled.message);
    const found = lineAt(reconciled.reconciliation, { sku: textOf(sku), location: textOf(location) });
    if ("fault" in found) throw errorOf(found);
    const explanation = await reconciled.explain(found.line);
    if (explanation === null) throw notFound("Nothing moved there. Reconcile again.");
    return tableOfExplanation(explanation, { currency: found.line.currency, dateSystem });
  });
}

type Opened = { readonly session: AppSession; readonly findFigures: FindFigures; readonly findMonth: FindMonth };
let opened: Promise<Opened> | null = null;

/** What a cell is answered once the session is there; a failure of the host is shown in the cell. */
async function answered<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  opened ??= openedSession().then((session) => ({ session, findFigures: openFigures(session), findMonth: openMonths(session) }));
  const ready = await opened;
  try {
    return await work(ready);
  } catch (error) {
    throw error instanceof HostError ? notFound(error.message) : error;
  }
}

type Asked = { readonly sku: Argument; readonly location: Argument; readonly month: Argument; readonly measure: Argument; readonly wanted: Wanted };

async function figureFor({ sku, location, month, measure: measureAsked, wanted }: Asked): Promise<number> {
  return answered(async ({ session, findFigures }) => {
    const measure = measureOf(measureAsked);
    if (measure === null) throw notValid(`"${textOf(measureAsked)}" is no measure. Use "qty" or "value".`);
    if (textOf(sku) === "") throw notValid("The SKU is empty. Name one, or point to a cell that holds one.");
    const found = await findFigures(monthAsked(month, await session.dateSystem()));
    if ("message" in found) throw notFound(found.message);
    const given = answer(found.figures, { sku: textOf(sku), location: textOf(location), wanted, measure });
    if ("fault" in given) throw errorOf(given);
    return given.figure;
  });
}

/** null = the latest month. */
function monthAsked(month: Argument, dateSystem: DateSystem): Period | null {
  const period = monthOfArgument(month, dateSystem);
  if (period === null) throw notValid(`"${textOf(month)}" is no month. Use a date, or text like "2026-10".`);
  return period === "latest" ? null : period;
}

function errorOf({ fault, message }: Fault): CustomFunctions.Error {
  return fault === "not-found" ? notFound(message) : notValid(message);
}

/** Excel shows a text of ours beside #VALUE! and #N/A only. */
function notValid(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message);
}

function notFound(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
}
