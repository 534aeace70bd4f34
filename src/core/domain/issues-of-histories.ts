/** What Amazon's other reports of its stock tell otherwise than the ledger, or do not tell: its detail, snapshots, returns and shipped orders. */
import { counted, listed, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";

export const ISSUES_OF_HISTORIES = {
  "between-centres-differ": {
    severity: "warning",
    say: ({ sku, ending, reported }: { readonly sku: string; readonly ending: number; readonly reported: number }) =>
      `${sku} between fulfilment centres comes to ${ending} by the transfers, but Amazon's in-transit figure is ${reported}. Amazon's own figures often differ by a few units here; look again with next month's ledger.`,
  },
  "detail-differs-from-summary": {
    severity: "warning",
    say: ({ sku, day, event, detail, summary, count, units }: DetailDifference) =>
      `${sku} has ${detail} ${event} ${day} in the ledger detail, but ${summary} in the summary. ${count === 1 ? "It is the only difference" : `${counted(count, "such difference")} of ${counted(units, "unit")} in all`}; the summary's figures count. ` +
      "Export both again for the same days, not before the fifth day after the last of them.",
  },
  "return-not-in-ledger": {
    severity: "warning",
    say: ({
      order,
      sku,
      day,
      reported,
      ledger,
      skus,
      units,
    }: {
      readonly order: string;
      readonly sku: string;
      readonly day: string;
      readonly reported: number;
      readonly ledger: number;
      readonly skus: number;
      readonly units: number;
    }) =>
      `order ${order} sent ${sku} back on ${day}, but Amazon's ledger has ${ledger === 0 ? "no customer return of it" : `only ${counted(ledger, "unit")} of it as customer returns`} in the period, and this report ${reported}` +
      `${skus === 1 ? "" : `; of ${skus} SKUs ${units} units are missing so`}. Look again with a ledger of all your countries that is a week younger; if the units are still not there, ask Amazon where they are.`,
  },
  "snapshot-undated": {
    severity: "info",
    say: ({ title, rows }: { readonly title: string; readonly rows: number }) =>
      `${title} does not say of which day it is, so that its ${counted(rows, "row")} ${rows === 1 ? "is" : "are"} in no figure. Nothing needs to be done: what Amazon has is taken from its ledger. To have it compared with the ledger, write the day into the name of its file or sheet, like 2026-10-31.`,
  },
  "snapshot-dated-by-name": {
    severity: "info",
    say: ({ title, whose, day }: { readonly title: string; readonly whose: string; readonly day: string }) =>
      `${title} does not say of which day it is; it is dated by its ${whose}'s name, ${day}. If it was exported on another day, write that one into the name.`,
  },
  "snapshot-name-doubtful": {
    severity: "warning",
    say: ({ title, whose, found, days }: { readonly title: string; readonly whose: string; readonly found: string; readonly days: readonly string[] }) =>
      `${title} does not say of which day it is, and ${found} in its ${whose}'s name may be ${days.join(" or ")}: it is not compared with the ledger. Write one day into the name, like 2026-10-31.`,
  },
  "snapshot-of-other-days": {
    severity: "info",
    say: ({ title, day, first, last }: { readonly title: string; readonly day: string; readonly first: string; readonly last: string }) =>
      `${title} is of ${day}, a day of which the ledger tells no balance: its rows are of ${first} to ${last}. It is not compared; bring a daily ledger that reaches that day.`,
  },
  "snapshot-not-compared": {
    severity: "info",
    say: ({ title, day, lacks }: { readonly title: string; readonly day: string; readonly lacks: { readonly countries: readonly string[] } | null }) =>
      lacks === null
        ? `${title} is of ${day}, but there is no ledger of Amazon's here to hold it to, so that its rows are in no figure. Bring the ledger of that day if it is to be compared.`
        : `${title} is of ${day} and tells the stock in ${listed(lacks.countries, 5)}, of which the ledger has nothing. It is not compared; bring the ledger of ${lacks.countries.length === 1 ? "that country" : "those countries"}.`,
  },
  "snapshot-differs": {
    severity: "warning",
    say: ({ title, day, goods, snapshot, ledger, between, isList, count, units }: SnapshotDifference) =>
      `the ${title} has ${counted(snapshot, "unit")} of ${goods} on ${day}, but the ledger ends with ${grouped(ledger)}${between === 0 ? "" : ` and has ${grouped(between)} between fulfilment centres`}. ${count === 1 ? "It is the only difference" : `${counted(count, "such difference")} of ${counted(units, "unit")} in all`}; the ledger's figures count. ` +
      (isList
        ? "The list was made in the course of that day: first look at what moved on it afterwards, then export both again and compare their rows."
        : "Export both again for that day, and compare their rows; units between fulfilment centres may stand in one of them only."),
  },
  "redefinition-unpaired": {
    severity: "warning",
    say: ({
      sku,
      day,
      quantity,
      units,
      rows,
    }: {
      readonly sku: string;
      readonly day: string;
      readonly quantity: number;
      readonly units: number;
      readonly rows: number;
    }) =>
      `${counted(Math.abs(quantity), "unit")} of ${sku} ${quantity < 0 ? "became" : `${Math.abs(quantity) === 1 ? "was" : "were"} before`} another product on ${day}, and nothing tells which: ${quantity < 0 ? "their cost was not carried over to it" : "they came in without the cost of it"}` +
      `${rows === 1 ? "" : ` (${counted(units, "unit")} in ${counted(rows, "row")} in all)`}. Find the other product among the adjustments of that day, and move the cost by a movement of type revaluation for each of the two.`,
  },
  "detail-without-opening": {
    severity: "warning",
    say: ({ sku, location, day, goods }: { readonly sku: string; readonly location: string; readonly day: string; readonly goods: number }) =>
      `the ledger detail tells what moved, not what was there before: ${sku} at ${location} begins at 0 on ${day}${goods === 1 ? "" : `, and ${counted(goods - 1, "more SKU")} likewise`}. ` +
      `Bring the ledger's summary view, or a movement of type opening at ${location} for each SKU.`,
  },
  "shipments-not-in-ledger": {
    severity: "warning",
    say: ({
      sku,
      day,
      grain,
      kind,
      units,
      rows,
    }: {
      readonly sku: string;
      readonly day: string;
      readonly grain: "day" | "week" | "month";
      readonly kind: string;
      readonly units: number;
      readonly rows: number;
    }) =>
      `${sku} left on ${day} by a ${kind} order, but the ledger has too few customer shipments of it ${grain === "day" ? "on that day" : `in that ${grain}`} and the days beside it. ` +
      `${counted(units, "unit")} in ${counted(rows, "row")} ${units === 1 ? "was" : "were"} not told apart from the sales. Export the ledger and this report again for the same days; if the SKU is called otherwise there, add it to the SKU map.`,
  },
  "sales-untold": {
    severity: "warning",
    say: ({ sku, when, units, first }: { readonly sku: string; readonly when: string; readonly units: number; readonly first: number }) =>
      `${counted(first, "unit")} of ${sku} left ${when} that the Fulfilled Shipments do not tell of${units === first ? "" : `; ${counted(units, "unit")} in all, with other days and SKUs`}. ` +
      "They count as sales, though multi-channel orders may be among them. Export Fulfilled Shipments again for all days and marketplaces.",
  },
} as const satisfies Record<string, IssueRule>;

type SnapshotDifference = {
  readonly title: string;
  readonly day: string;
  readonly goods: string;
  readonly snapshot: number;
  readonly ledger: number;
  /** Units that may stand in the snapshot beside the ledger's. */
  readonly between: number;
  /** Made at some moment of the day; else at its end. */
  readonly isList: boolean;
  readonly count: number;
  readonly units: number;
};

type DetailDifference = {
  readonly sku: string;
  readonly day: string;
  readonly event: string;
  readonly detail: number;
  readonly summary: number;
  readonly count: number;
  readonly units: number;
};
