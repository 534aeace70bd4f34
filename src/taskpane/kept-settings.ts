/** Settings -> the JSON that is kept in the workbook, in the form in which a settings file has them. */
import { isoOf, monthOf, nameOfPeriod, periodOfMonth } from "../core/domain/day";
import type { Settings } from "../core/domain/settings";

export function settingsToKeep({ period, mappings, ...others }: Settings): unknown {
  return { ...others, ...(mappings.length === 0 ? {} : { mappings }), period: period === null ? null : isMonth(period) ? nameOfPeriod(period) : { from: isoOf(period.from), to: isoOf(period.to) } };
}

function isMonth({ from, to }: NonNullable<Settings["period"]>): boolean {
  const month = periodOfMonth(monthOf(from));
  return month.from === from && month.to === to;
}
