/** Settings -> the JSON that is kept in the workbook, in the form in which a settings file has them. */
import { ACCOUNTS, type Account } from "../core/domain/accounts";
import { isoOf, monthOf, nameOfPeriod, periodOfMonth } from "../core/domain/day";
import type { Settings } from "../core/domain/settings";

/** Accounts are kept where the user named them, so that a name of ours can still be bettered. */
export function settingsToKeep({ period, mappings, accounts, ...others }: Settings): unknown {
  const named = Object.entries(accounts).filter(([account, name]) => name !== ACCOUNTS[account as Account]);
  return {
    ...others,
    ...(named.length === 0 ? {} : { accounts: Object.fromEntries(named) }),
    ...(mappings.length === 0 ? {} : { mappings }),
    period: period === null ? null : isMonth(period) ? nameOfPeriod(period) : { from: isoOf(period.from), to: isoOf(period.to) },
  };
}

function isMonth({ from, to }: NonNullable<Settings["period"]>): boolean {
  const month = periodOfMonth(monthOf(from));
  return month.from === from && month.to === to;
}
