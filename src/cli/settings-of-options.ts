/** Options and settings file -> settings: an option given on the command line wins over the file. */
import { resolve } from "node:path";
import { parseSettings, type ParsedSettings } from "../app/settings";
import { dayOfIso, dayOf, periodOfMonthText, type CalendarDate, type Day, type Period } from "../core/domain/day";
import { DEFAULT_SETTINGS, type Settings } from "../core/domain/settings";
import { readBytes } from "./input-files";
import { UsageError } from "./surroundings";

export type SettingsOptions = {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly settings?: string;
} & { readonly [Name in "method" | "by" | "disposition"]?: Settings[Name] };

type ChosenSettings = { readonly settings: Settings; readonly isMethodOpen: boolean };

export async function settingsOf(options: SettingsOptions, folder: string): Promise<ChosenSettings> {
  const { settings: kept, isMethodGiven } =
    options.settings === undefined ? { settings: DEFAULT_SETTINGS, isMethodGiven: false } : await settingsOfFile(resolve(folder, options.settings));
  const { method = kept.method, by = kept.by, disposition = kept.disposition } = options;
  return {
    settings: { ...kept, method, by, disposition, period: periodOf(options) ?? kept.period },
    isMethodOpen: options.method === undefined && !isMethodGiven,
  };
}

async function settingsOfFile(path: string): Promise<Extract<ParsedSettings, { readonly outcome: "settings" }>> {
  const text = new TextDecoder().decode(await readBytes(path));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}. Correct it and run again.`);
  }
  const parsed = parseSettings(json);
  if (parsed.outcome === "problems") throw new UsageError(`${path} cannot be used:\n${parsed.problems.map((problem) => `  ${problem}`).join("\n")}`);
  return parsed;
}

function periodOf({ period, from, to }: SettingsOptions): Period | null {
  if (period !== undefined) {
    if (from !== undefined || to !== undefined) throw new UsageError("--period and --from/--to both say which days to reconcile. Give one of them.");
    const month = periodOfMonthText(period);
    if (month === null) throw new UsageError(`--period is ${period}; expected a month such as 2026-10.`);
    return month;
  }
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined)
    throw new UsageError(`--${from === undefined ? "to" : "from"} needs --${from === undefined ? "from" : "to"} as well.`);
  const [first, last] = [dayOfOption("--from", from), dayOfOption("--to", to)];
  if (first > last) throw new UsageError(`--from ${from} is after --to ${to}. Swap them.`);
  return { from: first, to: last };
}

export function todayOf(today: string | undefined, clock: CalendarDate): Day {
  return today === undefined ? dayOf(clock) : dayOfOption("--today", today);
}

function dayOfOption(option: string, text: string): Day {
  const day = dayOfIso(text);
  if (day === null) throw new UsageError(`${option} is ${text}; expected a day such as 2026-10-31.`);
  return day;
}
