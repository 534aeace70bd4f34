/** Reconciliation -> figures by SKU and location, added up once so that each cell is a look-up. */
import { minor, textOfMoney, type CurrencyCode, type Minor } from "../core/domain/money";
import { MOVEMENTS, type MovementType } from "../core/domain/movements";
import type { Reconciliation, RollforwardLine, Stock } from "../core/engine/findings";

export type Measure = "quantity" | "value";
/** What a cell asks for: a level, or a movement of the month. */
export type Wanted = "beginning" | "ending" | MovementType;
export type Question = { readonly sku: string; /** "" = all locations. */ readonly location: string; readonly wanted: Wanted; readonly measure: Measure };
/** Why a cell gets no figure, in words for the user. */
export type Fault = { readonly fault: "not-found" | "not-valid"; readonly message: string };
export type Answer = { readonly figure: number } | Fault;

/** Sums over the lines of a SKU; `value` is null where a line has no cost, `currency` where lines differ in it. */
type Sum = { readonly quantity: number; readonly value: Minor | null };
type Sums = { readonly currency: CurrencyCode | null; readonly of: ReadonlyMap<Wanted, Sum> };
export type Figures = { readonly skus: ReadonlyMap<string, ReadonlyMap<string, Sums>>; readonly locations: ReadonlySet<string> };

const ALL = "";
const NOTHING: Sum = { quantity: 0, value: minor(0) };

export function indexFigures({ rollforward }: Pick<Reconciliation, "rollforward">): Figures {
  const skus = new Map<string, Map<string, { currency: CurrencyCode | null; of: Map<Wanted, Sum> }>>();
  for (const line of rollforward) {
    const byLocation = skus.get(line.sku) ?? new Map<string, { currency: CurrencyCode | null; of: Map<Wanted, Sum> }>();
    skus.set(line.sku, byLocation);
    for (const location of [ALL, nameKey(line.location)]) {
      const sums = byLocation.get(location) ?? { currency: line.currency, of: new Map<Wanted, Sum>() };
      byLocation.set(location, sums);
      if (sums.currency !== line.currency) sums.currency = null;
      for (const [wanted, stock] of figuresOf(line)) sums.of.set(wanted, addSum(sums.of.get(wanted) ?? NOTHING, stock));
    }
  }
  return { skus, locations: new Set(rollforward.map(({ location }) => nameKey(location))) };
}

export function answer({ skus, locations }: Figures, { sku, location, wanted, measure }: Question): Answer {
  const byLocation = skus.get(sku);
  if (byLocation === undefined)
    return { fault: "not-found", message: `SKU "${sku}" has no stock and no movement in this month. Check its spelling, capital letters included.` };
  if (location !== ALL && !locations.has(nameKey(location)))
    return { fault: "not-found", message: `No location is called "${location}". Use a name from the Location column of the rollforward.` };
  const sums = byLocation.get(nameKey(location));
  const sum = sums?.of.get(wanted) ?? NOTHING;
  if (sums === undefined || measure === "quantity") return { figure: sum.quantity };
  if (sums.currency === null) return { fault: "not-valid", message: `SKU "${sku}" is valued in several currencies. Name one location.` };
  if (sum.value === null) return { fault: "not-found", message: `SKU "${sku}" has no cost. Add it to the unit costs and reconcile again.` };
  return { figure: Number(textOfMoney(sum.value, sums.currency)) };
}

/** The one line of a SKU at a location. */
export function lineAt(
  { rollforward }: Pick<Reconciliation, "rollforward">,
  { sku, location }: Pick<Question, "sku" | "location">,
): { readonly line: RollforwardLine } | Fault {
  const [line, ...others] = rollforward.filter((one) => one.sku === sku && nameKey(one.location) === nameKey(location));
  if (line === undefined) return { fault: "not-found", message: `There is no line of SKU "${sku}" at "${location}". Use names from the rollforward.` };
  return others.length === 0
    ? { line }
    : { fault: "not-valid", message: `SKU "${sku}" has several lines at "${location}", by condition or FNSKU. The pane explains each of them.` };
}

/** Reads a movement's name, as in a heading of the rollforward ("Customer returns") or in the JSON ("customer-return"). */
export function movementNamed(name: string): MovementType | null {
  return (Object.keys(MOVEMENTS) as MovementType[]).find((type) => nameKey(type) === nameKey(name) || nameKey(MOVEMENTS[type].title) === nameKey(name)) ?? null;
}

function figuresOf(line: RollforwardLine): readonly (readonly [Wanted, Stock])[] {
  const moved = Object.entries({ ...line.entries, ...line.exits }) as [MovementType, Stock][];
  const revalued = (Object.entries(line.valueOnly) as [MovementType, Minor][]).map(([type, value]): [Wanted, Stock] => [type, { quantity: 0, value }]);
  return [["beginning", line.beginning], ["ending", line.ending], ...moved, ...revalued];
}

/** No units are worth nothing, so a line without a cost spoils a sum only where it has units. */
function addSum(a: Sum, b: Stock): Sum {
  const value = b.value ?? (b.quantity === 0 ? minor(0) : null);
  return { quantity: a.quantity + b.quantity, value: a.value === null || value === null ? null : minor(a.value + value) };
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
