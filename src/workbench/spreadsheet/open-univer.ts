/** Starts Univer in an element of the page: the plugins a spreadsheet needs, English, and tables that look like Excel's. */
import { LocaleType, LogLevel, mergeLocales, Univer, type Plugin, type PluginCtor } from "@univerjs/core";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnglish from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableEnglish from "@univerjs/preset-sheets-table/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";

/** Excel's own table styles are many; what tells them apart at a glance is whether the header is filled. Filter buttons take the header's colour. */
export const FILLED_TABLE = "tieout-table-filled";
export const PLAIN_TABLE = "tieout-table-plain";
export const BARE_TABLE = "tieout-table-bare";

const TABLE_THEMES = [
  { name: FILLED_TABLE, style: { headerRowStyle: { bg: { rgb: "#4472C4" }, cl: { rgb: "#FFFFFF" }, bl: 1 }, secondRowStyle: { bg: { rgb: "#EAF0FA" } } } },
  { name: PLAIN_TABLE, style: { headerRowStyle: { cl: { rgb: "#242424" }, bl: 1 } } },
  { name: BARE_TABLE, style: { headerRowStyle: { cl: { rgb: "#242424" } } } },
];

export function openUniver(container: HTMLElement): Univer {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreEnglish, tableEnglish) },
    logLevel: LogLevel.WARN,
  });
  const core = UniverSheetsCorePreset({
    container,
    header: true,
    ribbonType: "simple",
    disableAutoFocus: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
  });
  for (const entry of core.plugins) {
    const [plugin, options] = Array.isArray(entry) ? entry : [entry, undefined];
    univer.registerPlugin(plugin as PluginCtor<Plugin>, options);
  }
  univer.registerPlugin(UniverSheetsTablePlugin, { userThemes: TABLE_THEMES });
  univer.registerPlugin(UniverSheetsTableUIPlugin, { hideAnchor: true });
  return univer;
}
