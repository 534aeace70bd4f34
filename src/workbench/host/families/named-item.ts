/** Excel.NamedItem and the workbook's names. */
import { parseArea, parseAddress } from "../addresses";
import { formulaOfName } from "../snapshot";
import type { Session } from "../session";
import { alreadyExists, invalidArgument, itemNotFound, WireFault } from "../wire";
import type { Name, Workbook } from "../workbook";
import { booleanOf, textOf } from "./arguments";
import type { Family } from "./family";
import { handleOf, rangeHandle, unwrap, type Handle } from "./handle";

/** Letters, digits, points and underscores, neither beginning with a digit nor looking like a cell. */
export function isDefinedName(name: string): boolean {
  return name.length <= 255 && /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && parseArea(name) === null && !/^[rc]$|^r\d*c\d*$/i.test(name);
}

export const NAMED_ITEM: Family<Name> = {
  name: "NamedItem",
  id: ({ name }) => name,
  properties: {
    Name: { get: ({ name }) => name },
    Formula: { get: (name) => formulaOfName(name) },
    Value: { get: (name) => (name.formula === "=#REF!" && name.target === null ? "#REF!" : formulaOfName(name).slice(1)) },
    Type: { get: ({ target }) => (target === null ? "Error" : "Range") },
    Scope: { get: () => "Workbook" },
    Comment: { get: ({ comment }) => comment, set: (name, value) => void (name.comment = textOf(value, "the comment")) },
    Visible: {
      get: ({ visible }) => visible,
      set: (name, value, { workbook }) => {
        name.visible = booleanOf(value, "visible");
        workbook.noted.names = true;
      },
    },
  },
  objects: {
    GetRange: (name) => rangeOf(name) ?? fail(new WireFault("InvalidReference", `The name ${name.name} refers to no cells.`)),
    GetRangeOrNullObject: rangeOf,
  },
  methods: {
    Delete: (name, _, { workbook }) => {
      const index = workbook.names.indexOf(name);
      if (index < 0) throw itemNotFound(`the name ${name.name}`);
      workbook.names.splice(index, 1);
      workbook.noted.names = true;
    },
  },
};

export const NAMES: Family<null> = {
  name: "NamedItemCollection",
  items: (_, { workbook }) => workbook.names.map((name) => handleOf("NamedItem", name)),
  item: (_, key, session) => find(session, key) ?? fail(itemNotFound(`the name ${String(key)}`)),
  objects: {
    Add: (_, [name, reference, comment], { workbook }) => handleOf("NamedItem", add(workbook, { name, reference, comment })),
    GetItemOrNullObject: (_, [key], session) => find(session, key),
  },
  methods: { GetCount: (_, __, { workbook }) => workbook.names.length },
};

function rangeOf({ target }: Name): Handle | null {
  return target === null ? null : rangeHandle(target.sheet, target.area);
}

function fail(fault: WireFault): never {
  throw fault;
}

function find({ workbook }: Session, key: unknown): Handle | null {
  const wanted = textOf(key, "a name").toLowerCase();
  const name = workbook.names.find((known) => known.name.toLowerCase() === wanted);
  return name === undefined ? null : handleOf("NamedItem", name);
}

function add(workbook: Workbook, given: { readonly name: unknown; readonly reference: unknown; readonly comment: unknown }): Name {
  const text = textOf(given.name, "a name");
  if (!isDefinedName(text)) throw invalidArgument(`${text} is no name`);
  const isTaken = [...workbook.names, ...workbook.tables].some((known) => known.name.toLowerCase() === text.toLowerCase());
  if (isTaken) throw alreadyExists(`the name ${text}`);
  const range = unwrap("Range", given.reference);
  const formula = range === null ? textOf(given.reference, "the reference") : "";
  const address = range === null ? parseAddress(formula.replace(/^=/, "")) : null;
  const sheet = range?.sheet ?? workbook.sheets.find((known) => known.name.toLowerCase() === address?.sheet?.toLowerCase());
  const area = range?.area ?? address?.area;
  const name: Name = {
    name: text,
    formula,
    visible: true,
    comment: typeof given.comment === "string" ? given.comment : "",
    target: sheet === undefined || area === undefined ? null : { sheet, area },
  };
  workbook.names.push(name);
  workbook.noted.names = true;
  return name;
}
