/** The worksheet functions, in the namespace TIEOUT. Their comments are what Excel shows while they are typed. */
/* eslint-disable @typescript-eslint/only-throw-error -- Excel shows the text of its own class of errors, which is none of JavaScript's. */
import { HostError } from "../app/port";
import { openedSession, type AppSession } from "../app/session";
import { monthOfArgument, measureOf, textOf, type Argument } from "./arguments";
import { answer, movementNamed, type Wanted } from "./figures";
import { openFigures, type FindFigures } from "./figures-by-month";

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

type Asked = { readonly sku: Argument; readonly location: Argument; readonly month: Argument; readonly measure: Argument; readonly wanted: Wanted };
let opened: Promise<{ readonly session: AppSession; readonly findFigures: FindFigures }> | null = null;

async function figureFor({ sku, location, month, measure: measureAsked, wanted }: Asked): Promise<number> {
  opened ??= openedSession().then((session) => ({ session, findFigures: openFigures(session) }));
  const { session, findFigures } = await opened;
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
