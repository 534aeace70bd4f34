/** What can be wrong with the names of goods: a SKU map that contradicts itself, names that two tables spell differently, names that belong to nothing. */
import { counted, type IssueRule } from "./issue-words";

export const ISSUES_OF_GOODS = {
  "sku-map-units-conflict": {
    severity: "error",
    say: ({
      name,
      sku,
      units,
      other,
      otherRow,
    }: {
      readonly name: string;
      readonly sku: string;
      readonly units: number;
      readonly other: number;
      readonly otherRow: number;
    }) => `${name} holds ${units} of ${sku}, but ${other} by row ${otherRow}. ${Math.max(units, other)} were counted; delete the row that is wrong.`,
  },
  "sku-map-name-of-two": {
    severity: "error",
    say: ({ name, first, second, firstRow }: { readonly name: string; readonly first: string; readonly second: string; readonly firstRow: number }) =>
      `FNSKU ${name} is ${second} here, but ${first} in row ${firstRow}. Goods are not looked up by it until one of the rows is corrected.`,
  },
  "sku-map-bundle-assumed": {
    severity: "warning",
    say: ({ name, skus, rows }: { readonly name: string; readonly skus: readonly string[]; readonly rows: readonly number[] }) =>
      `${name} stands for ${skus.join(" and ")} (rows ${rows.join(" and ")}), and no row states Units. It was taken for a bundle of one each: fill in Units if it is one, or delete the rows that are wrong.`,
  },
  "sku-zeros-lost": {
    severity: "warning",
    say: ({ name, written, kept, keptAt, names, rows }: Joined) =>
      `${name} "${written}" was taken for "${kept}" (${keptAt}): a spreadsheet drops leading zeros. ${counted(names, name)} in ${counted(rows, "row")} ${names === 1 ? "was" : "were"} joined so. ` +
      `Format the column as text and enter the ${name}s again; if they are two products, name both in the SKU map.`,
  },
  "sku-spellings-joined": {
    severity: "warning",
    say: ({ name, written, kept, keptAt, names, rows }: Joined) =>
      `${name} "${written}" was taken for "${kept}" (${keptAt}), from which it differs in capitals or spaces only. ${counted(names, name)} in ${counted(rows, "row")} ${names === 1 ? "was" : "were"} joined so. ` +
      "Write them alike; if they are two products, name both in the SKU map.",
  },
  "bundle-cost-unused": {
    severity: "warning",
    say: ({ sku, rows }: { readonly sku: string; readonly rows: number }) =>
      `the cost of ${sku} was not used, because stock is counted in the SKUs that are in it${rows === 1 ? "" : `, and ${counted(rows - 1, "more row")} likewise`}. State the cost of each of those SKUs.`,
  },
  "sku-doubtful": {
    severity: "warning",
    say: ({ found, rows, meant, meantAt, isCost }: DoubtfulSku) =>
      isCost
        ? `the cost is for SKU "${found}", which stands nowhere else, and "${meant}" has none: is "${meant}" meant${at(meantAt)}? Write them alike; if they are two products, enter a cost for "${meant}" too.`
        : `SKU "${found}" stands in ${counted(rows, "row")} of this table and nowhere else, and has no cost: is "${meant}" meant${at(meantAt)}? Write them alike; if it is a product of its own, enter its cost in Unit costs.`,
  },
  "sku-unknown": {
    severity: "warning",
    say: ({ found }: { readonly found: string }) =>
      `no other table knows SKU "${found}", so that nothing is set against this case. Correct the SKU, or name it in the SKU map; a case that is over may be closed.`,
  },
  "amazon-name-without-parent": {
    severity: "warning",
    say: ({ name, names }: { readonly name: string; readonly names: number }) =>
      `${name} is a name that Amazon made, and nothing tells which SKU it belongs to; it stands as a SKU of its own${names === 1 ? "" : `, as ${names === 2 ? "does" : "do"} ${counted(names - 1, "more such name")}`}. Add it to the SKU map, as MSKU beside your SKU.`,
  },
} as const satisfies Record<string, IssueRule>;

const at = (place: string): string => (place === "" ? "" : ` (${place})`);

type DoubtfulSku = { readonly found: string; readonly rows: number; readonly meant: string; readonly meantAt: string; readonly isCost: boolean };

type Joined = {
  readonly name: string;
  readonly written: string;
  readonly kept: string;
  readonly keptAt: string;
  readonly names: number;
  readonly rows: number;
};
