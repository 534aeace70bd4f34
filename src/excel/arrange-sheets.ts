/** Which names and places the new sheets get: those of the sheets they replace, else the planned ones, unless the user has taken them. */
import { freeName, SHEET_NAMES, TABLE_NAMES } from "../core/report/our-sheets";
import type { SheetPlan } from "../core/report/sheet-plan";
import type { Renaming } from "./formula-names";
import type { Before, OldSheet } from "./survey-our-sheets";

export type Arranged = {
  readonly plan: SheetPlan;
  /** Null where nothing is replaced. */
  readonly old: OldSheet | null;
  readonly buildingName: string;
  /** What the replaced sheet is called until it is deleted. */
  readonly retiredName: string;
  readonly finalName: string;
  /** By planned name. */
  readonly tables: ReadonlyMap<string, { readonly buildingName: string; readonly finalName: string }>;
};

export function arrangeSheets(plans: readonly SheetPlan[], before: Before): readonly Arranged[] {
  const replaced = before.old.filter(({ planId }) => plans.some(({ id }) => id === planId));
  const sheetNames = namesTaken(before.sheets.map(({ name }) => name), replaced.map(({ name }) => name));
  const tableNames = namesTaken([...before.tableNames, ...before.definedNames], replaced.flatMap(({ tables }) => tables.map(({ name }) => name)));
  const allSheets = namesTaken(before.sheets.map(({ name }) => name), []);
  const allTables = namesTaken([...before.tableNames, ...before.definedNames], []);
  return plans.map((plan, index): Arranged => {
    const old = replaced.find(({ planId }) => planId === plan.id) ?? null;
    return {
      plan,
      old,
      buildingName: allSheets.take(`Tieout building ${index + 1}`, SHEET_NAMES),
      retiredName: allSheets.take(`Tieout replaced ${index + 1}`, SHEET_NAMES),
      // A sheet that the user renamed keeps its name.
      finalName: sheetNames.take(old?.name ?? plan.name, SHEET_NAMES),
      tables: new Map(plan.tables.map(({ name }) => [name, { buildingName: allTables.take(`${name}_building`, TABLE_NAMES), finalName: tableNames.take(name, TABLE_NAMES) }])),
    };
  });
}

/** Names in use but for those that become free; a name taken is in use from then on. */
function namesTaken(used: readonly string[], freed: readonly string[]): { readonly take: (wanted: string, rule: typeof SHEET_NAMES) => string } {
  const free = new Set(freed.map((name) => name.toLowerCase()));
  const taken = new Set(used.map((name) => name.toLowerCase()).filter((name) => !free.has(name)));
  return {
    take(wanted, rule) {
      const name = freeName(wanted, (candidate) => taken.has(candidate.toLowerCase()), rule);
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

export function renamingOf(arranged: readonly Arranged[]): Renaming {
  return {
    building: new Map(arranged.flatMap(({ plan, buildingName, tables }) => [[plan.name, buildingName], ...[...tables].map(([name, table]) => [name, table.buildingName] as const)] as const)),
    final: new Map(arranged.map(({ plan, finalName }) => [plan.name, finalName])),
  };
}

/** Position of each new sheet, set one after another: where the replaced sheet stands, else behind the plan before, else at the end. */
export function positionsOf(arranged: readonly Arranged[], tabs: { readonly order: readonly string[]; readonly built: readonly string[] }): readonly number[] {
  const order = tabs.order.filter((id) => !tabs.built.includes(id));
  return arranged.map(({ old }, index) => {
    const id = tabs.built[index] ?? "";
    const previous = tabs.built[index - 1];
    const position = old !== null ? order.indexOf(old.id) : previous !== undefined ? order.indexOf(previous) + 1 : order.length;
    order.splice(position, 0, id);
    return position;
  });
}
