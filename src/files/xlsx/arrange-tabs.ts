/** The tabs of a workbook with our sheets among them, and what of the workbook counts tabs by their position, counted anew. */
import { positionOfNew } from "../../core/report/sheet-order";
import { ourSheetsOf, type SheetEntry, type WorkbookIndex } from "./workbook-index";
import { spliced, tagsOf } from "./xml";

/** A tab that stays, or one of ours that is new or takes the place of an earlier one. */
type Tab<Ours> = { readonly kept: SheetEntry | null; readonly ours: Ours | null };
type Placeable = { readonly plan: { readonly id: string }; readonly replaces: SheetEntry | null };

export function arrangeTabs<Ours extends Placeable>(placed: readonly Ours[], index: WorkbookIndex): readonly Tab<Ours>[] {
  const idOfKept = new Map([...ourSheetsOf(index)].map(([id, entry]) => [entry, id]));
  const tabs: Tab<Ours>[] = index.sheets.map((kept) => ({ kept, ours: placed.find(({ replaces }) => replaces === kept) ?? null }));
  const idOf = ({ kept, ours }: Tab<Ours>): string | null => ours?.plan.id ?? (kept === null ? null : (idOfKept.get(kept) ?? null));
  for (const ours of placed) if (ours.replaces === null) tabs.splice(positionOfNew(ours.plan.id, tabs.map(idOf)), 0, { kept: null, ours });
  return tabs;
}

/** The tag with the position that it states, such as that of the tab in front, as it is now. */
export function withPosition(tag: string, attribute: string, tabs: readonly Tab<unknown>[], { sheets }: WorkbookIndex): string {
  return tag.replace(new RegExp(`(\\s${attribute}\\s*=\\s*["'])(\\d+)`), (whole, start: string, position: string) => {
    const kept = sheets[Number(position)];
    return kept === undefined ? whole : `${start}${tabs.findIndex((tab) => tab.kept === kept)}`;
  });
}

export function withViewsOf(xml: string, tabs: readonly Tab<unknown>[], index: WorkbookIndex): string {
  return [...tagsOf(xml, "workbookView")].reverse().reduce(
    (text, tag) =>
      spliced(
        text,
        tag,
        ["activeTab", "firstSheet"].reduce((view, attribute) => withPosition(view, attribute, tabs, index), xml.slice(tag.start, tag.end)),
      ),
    xml,
  );
}
