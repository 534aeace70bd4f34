/** What can be wrong with the seller's own stock and with what stock is worth. */
import { isoOf, type Day } from "./day";
import { FREIGHT_BASES, FREIGHT_MEASURES, type FreightBasis, type FreightMeasure } from "./freight";
import { counted, listed, type IssueRule } from "./issue-words";

export const ISSUES_OF_STOCK = {
  "stock-negative": {
    severity: "error",
    say: ({ location, sku, since, lowest }: { readonly location: string; readonly sku: string; readonly since: string; readonly lowest: number }) =>
      `${sku} at ${location} is below zero from ${since} on, at worst at ${lowest}. Enter the receipt that is missing (${counted(-lowest, "unit")} by that day), or correct the date of what left.`,
  },
  "cost-missing": {
    severity: "error",
    say: ({ sku, units, locations, since }: { readonly sku: string; readonly units: number; readonly locations: string; readonly since: Day }) =>
      `${sku} has no cost for ${counted(units, "unit")} (${locations}, from ${isoOf(since)} on). Their value stays out of every total; add the SKU to the Unit costs table, in force by that day.`,
  },
  "exchange-rate-missing": {
    severity: "error",
    say: ({ from, to, day }: { readonly from: string; readonly to: string; readonly day: Day }) =>
      `there is no exchange rate from ${from} to ${to} for ${isoOf(day)}, nor one from ${to} to ${from}. Add a row of that day or before to the Exchange rates table (Date, From ${from}, To ${to}, Rate): rates by way of a third currency are not put together. Until then the amount is left out.`,
  },
  "charge-without-receipt": {
    severity: "error",
    say: ({
      appliesTo,
      sku,
      column,
      meant,
      begin,
      closedWith,
    }: {
      readonly appliesTo: string;
      readonly sku: string;
      readonly column: "Applies To" | "Shipment ID";
      readonly meant: string | null;
      readonly begin: Day | null;
      readonly closedWith: string | null;
    }) => {
      const what =
        column === "Shipment ID" ? `the bill is for shipment "${appliesTo}"` : `the charge applies to "${appliesTo}"${sku === "" ? "" : ` and SKU ${sku}`}`;
      if (closedWith !== null)
        return `${what}, which ${closedWith} was closed with, and of which no row tells what was sent. Bring all its rows of Shipments back, or your own transfers of then; the charge is left out until then.`;
      return (
        (column === "Shipment ID" ? `${what}, which nothing here knows.` : `${what}, but no receipt or dispatch has that Reference.`) +
        `${meant === null ? "" : ` Is ${meant} meant?`} Correct ${column}${meant === null && begin !== null ? `, or bring the row of its goods where they came before ${isoOf(begin)}, on which these books begin` : ""}; the charge is left out until then.`
      );
    },
  },
  "charge-before-dispatch": {
    severity: "info",
    say: ({ shipmentId }: { readonly shipmentId: string }) =>
      `the bill is for ${shipmentId}, of which nothing has left yet. It waits until its goods do; where they have left, enter Dispatched and Ship Date in the Shipments table, or your own transfer.`,
  },
  "freight-basis-unusable": {
    severity: "warning",
    say: ({ shipmentId, basis, lacking, cures }: UnusableBasis) => {
      const titles = (measures: readonly FreightMeasure[]): string => measures.map((measure) => `no ${FREIGHT_MEASURES[measure].title}`).join(" and ");
      const why =
        lacking.length === 0
          ? "all its goods come to nothing by that"
          : listed(
              lacking.map(({ sku, measures }) => `${sku} has ${titles(measures)}`),
              5,
            );
      const cure = cures.length === 0 ? "" : `Fill in ${cures.map((measure) => FREIGHT_MEASURES[measure].cure).join("; and ")}. `;
      return `the bill for ${shipmentId} was to be shared by ${FREIGHT_BASES[basis]} (${basis}), but ${why}. It was shared by units. ${cure}If units are meant, write quantity as its Basis.`;
    },
  },
  "unit-measure-twice": {
    severity: "warning",
    say: ({ sku, measure, other }: { readonly sku: string; readonly measure: "weight" | "volume"; readonly other: string }) =>
      `${sku} has another unit ${measure} here than in ${other}, for the same time. The larger was used to share freight; correct the one that is wrong.`,
  },
  "unit-cost-twice": {
    severity: "error",
    say: ({
      key,
      first,
      second,
      from,
      other,
    }: {
      readonly key: string;
      readonly first: string;
      readonly second: string;
      readonly from: string;
      readonly other: string;
    }) => `${key} is ${second} ${from}, but ${other} says ${first} for the same time. ${second} was used; delete the one that is wrong.`,
  },
  "rate-doubtful": {
    severity: "warning",
    say: ({ from, to, found, day, other, isInverted }: DoubtfulRate) =>
      `1 ${from} is ${found} ${to}${day === null ? "" : ` from ${isoOf(day)} on`}, but ${other}. ` +
      `${isInverted ? "It looks like a rate the wrong way round: exchange From and To, or write how many units of To one unit of From is worth." : "Correct the one that is wrong."} Until then values are converted at both, each from its day on.`,
  },
  "unit-cost-doubtful": {
    severity: "warning",
    say: ({ sku, found, expected, other, costs, isHigher, isConverted }: DoubtfulCost) =>
      `a unit of ${sku} costs ${found} here, but ${expected} by ${other}${costs === 2 ? "" : `, in the middle of its ${costs} costs`}: ${isHigher ? "more than five times as much" : "less than a fifth of it"}. ` +
      `Check the decimal point, and whether it is the price of one unit${isConverted ? "; and the exchange rate, which may be the wrong way round" : ""}. Correct what is wrong; until then goods are valued by it.`,
  },
  "count-doubtful": {
    severity: "warning",
    say: ({
      sku,
      location,
      day,
      onHand,
      inBooks,
    }: {
      readonly sku: string;
      readonly location: string;
      readonly day: Day;
      readonly onHand: number;
      readonly inBooks: number;
    }) =>
      `${counted(onHand, "unit")} of ${sku} were counted at ${location} on ${isoOf(day)}, where the books have ${counted(inBooks, "unit")}: ${counted(Math.abs(onHand - inBooks), "unit")} ${onHand > inBooks ? "more" : "fewer"}. ` +
      `Look for a digit that slipped, and for movements that were not entered. If it was counted right, leave it: the difference is booked as ${onHand > inBooks ? "found" : "lost"}.`,
  },
  "location-twice": {
    severity: "error",
    say: ({
      location,
      what,
      first,
      second,
      other,
    }: {
      readonly location: string;
      readonly what: string;
      readonly first: string;
      readonly second: string;
      readonly other: string;
    }) => `the ${what} of ${location} is ${second}, but ${other} says ${first}. ${second} was used; delete the row that is wrong.`,
  },
  "warehouse-doubtful": {
    severity: "warning",
    say: ({ found, rows, meant, meantRows }: { readonly found: string; readonly rows: number; readonly meant: string; readonly meantRows: number }) =>
      `warehouse "${found}" stands in ${counted(rows, "row")} only, and "${meant}" in ${meantRows === 0 ? "Locations" : counted(meantRows, "row")}: is that one meant? Write them alike; if it is another warehouse, name it in the Locations table. ` +
      `Until then "${found}" is a place of its own.`,
  },
  "opening-again": {
    severity: "warning",
    say: ({ sku, location, since }: { readonly sku: string; readonly location: string; readonly since: string }) =>
      `${sku} at ${location} has movements since ${since}, so that this opening is not its first balance. It was taken for a count: what it differs by is shown as found or lost. Enter it as a count, or delete the earlier rows if the books begin with it.`,
  },
  "movement-inside-amazon": {
    severity: "warning",
    say: ({ kind, location, sku, isTold }: { readonly kind: string; readonly location: string; readonly sku: string; readonly isTold: boolean }) =>
      `a ${kind} of ${sku} at ${location} was not counted, because ` +
      (isTold
        ? "Amazon's ledger already tells what happened there. Only an opening's cost, landed cost and revaluations are taken for Amazon's locations."
        : "Amazon's ledger tells what happens there, in the months closed before too, and no row of it speaks of that place now. Bring the ledger of this month; until then the place keeps what it was closed with."),
  },
} as const satisfies Record<string, IssueRule>;

type UnusableBasis = {
  readonly shipmentId: string;
  readonly basis: FreightBasis;
  readonly lacking: readonly { readonly sku: string; readonly measures: readonly FreightMeasure[] }[];
  readonly cures: readonly FreightMeasure[];
};

type DoubtfulCost = {
  readonly sku: string;
  readonly found: string;
  readonly expected: string;
  readonly other: string;
  readonly costs: number;
  readonly isHigher: boolean;
  readonly isConverted: boolean;
};

type DoubtfulRate = {
  readonly from: string;
  readonly to: string;
  readonly found: string;
  readonly day: Day | null;
  readonly other: string;
  readonly isInverted: boolean;
};
