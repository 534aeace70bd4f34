/** Which names and places sheets get: a sheet we wrote before keeps its own, a new one gets the planned name unless the user has taken it. */
import type { LongSheet } from "../app/port";
import { freeName, SHEET_NAMES, TABLE_NAMES } from "../core/report/our-sheets";
import { positionOfNew } from "../core/report/sheet-order";
import type { SheetPlan } from "../core/report/sheet-plan";
import type { Renaming } from "./formula-names";
import type { Before, OldSheet } from "./survey-our-sheets";

export type Arranged = {
  readonly plan: SheetPlan | LongSheet;
  /** The sheet written before, which gets the new cells; null where the sheet that is built is the one to stay. */
  readonly old: OldSheet | null;
  readonly buildingName: string;
  /** The sheet that holds the old one's cells until the new ones are in place. */
  readonly backupName: string;
  readonly finalName: string;
  /** By planned name. */
  readonly tables: ReadonlyMap<string, { readonly buildingName: string; readonly finalName: string }>;
};

export function arrangeSheets(plans: readonly (SheetPlan | LongSheet)[], before: Before): readonly Arranged[] {
  const replaced = before.old.filter(({ planId }) => plans.some(({ id }) => id === planId));
  const sheetNames = namesTaken(
    before.sheets.map(({ name }) => name),
    replaced.map(({ name }) => name),
  );
  const tableNames = namesTaken(
    [...before.tableNames, ...before.definedNames],
    replaced.flatMap(({ tables }) => tables.map(({ name }) => name)),
  );
  const allSheets = namesTaken(
    before.sheets.map(({ name }) => name),
    [],
  );
  const allTables = namesTaken([...before.tableNames, ...before.definedNames], []);
  return plans.map((plan, index): Arranged => {
    const old = replaced.find(({ planId }) => planId === plan.id) ?? null;
    return {
      plan,
      old,
      buildingName: allSheets.take(`Tieout building ${index + 1}`, SHEET_NAMES),
      backupName: allSheets.take(`Tieout backup ${index + 1}`, SHEET_NAMES),
      // A sheet that the user renamed keeps its name.
      finalName: sheetNames.take(old?.name ?? plan.name, SHEET_NAMES),
      tables: new Map(
        plan.tables.map(({ name }) => [name, { buildingName: allTables.take(`${name}_building`, TABLE_NAMES), finalName: tableNames.take(name, TABLE_NAMES) }]),
      ),
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

/** Formulas name a sheet that stays by its name of today: what is built for it aside has only its cells. */
export function renamingOf(arranged: readonly Arranged[]): Renaming {
  const sheets = arranged.map(({ plan, old, buildingName }) => [plan.name, old?.name ?? buildingName] as const);
  const tables = arranged.flatMap(({ old, tables: planned }) =>
    [...planned].map(([name, table]) => [name, old === null ? table.buildingName : table.finalName] as const),
  );
  return {
    building: new Map([...sheets, ...tables]),
    final: new Map(arranged.map(({ plan, finalName }) => [plan.name, finalName])),
  };
}

/** Position of each new sheet among the tabs, set one after another; null for a sheet that stays where it is. */
export function positionsOf(arranged: readonly Arranged[], { sheets, old }: Pick<Before, "sheets" | "old">): readonly (number | null)[] {
  const tabs = sheets.map(({ id }) => old.find((one) => one.id === id)?.planId ?? null);
  return arranged.map(({ plan, old: replaced }) => {
    if (replaced !== null) return null;
    const position = positionOfNew(plan.id, tabs);
    tabs.splice(position, 0, plan.id);
    return position;
  });
}
