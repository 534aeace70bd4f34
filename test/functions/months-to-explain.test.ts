/** Which month a cell gets its reasons from: the latest run where it is of that month, else one worked out from the tables. */
import type { AppSession } from "../../src/app/session";
import { nameOfPeriod, periodOfMonthText, type Period } from "../../src/core/domain/day";
import { openMonths, type MonthFound } from "../../src/functions/months-to-explain";
import { issue, line, month, OCTOBER } from "../taskpane/example-month";

const SEPTEMBER = periodOfMonthText("2026-09") ?? OCTOBER;
const KEY = { location: "FBA", sku: "TEA-01", fnsku: null, disposition: null };

/** A session of our own making: what it was asked is written down. */
function session(stops: boolean) {
  const asked: string[] = [];
  const listeners: (() => void)[] = [];
  const given: Pick<AppSession, "latest" | "explain" | "inquire" | "onTablesChanged"> = {
    latest: () => month({ period: OCTOBER, rollforward: [line({})] }),
    explain: async () => {
      asked.push("the result");
      return null;
    },
    inquire: async (period: Period | null) => {
      asked.push(`work out ${period === null ? "any" : nameOfPeriod(period)}`);
      return {
        calculated: stops
          ? { outcome: "stopped", issues: [issue({ code: "period-without-rows", message: "There are no rows in 2026-09." })] }
          : { outcome: "reconciled", reconciliation: month({ period: SEPTEMBER, rollforward: [line({})] }), plans: [] },
        inquiry: {
          explain: async () => {
            asked.push("the month");
            return null;
          },
          end: () => void asked.push("end"),
        },
      };
    },
    onTablesChanged: (listener) => void listeners.push(listener),
  };
  return { asked, given, changeTables: () => listeners.forEach((listener) => listener()) };
}

async function explain(found: MonthFound): Promise<void> {
  if ("message" in found) throw new Error(found.message);
  await found.explain(KEY);
}

test("the month of the latest run is explained from its result", async () => {
  const { asked, given } = session(false);
  const find = openMonths(given);
  await explain(await find(null));
  await explain(await find(OCTOBER));
  expect(asked).toEqual(["the result", "the result"]);
});

test("another month is worked out once, and given back when a table changes, after what was asked is answered", async () => {
  const { asked, given, changeTables } = session(false);
  const find = openMonths(given);
  await explain(await find(SEPTEMBER));
  const answer = explain(await find(SEPTEMBER));
  changeTables();
  await answer;
  await new Promise((resolve) => setTimeout(resolve));
  await explain(await find(SEPTEMBER));
  expect(asked).toEqual(["work out 2026-09", "the month", "the month", "end", "work out 2026-09", "the month"]);
});

test("a month that the tables do not tell of says why, and is asked for again", async () => {
  const { asked, given } = session(true);
  const find = openMonths(given);
  expect(await find(SEPTEMBER)).toEqual({ message: "There are no rows in 2026-09." });
  await find(SEPTEMBER);
  expect(asked).toEqual(["work out 2026-09", "end", "work out 2026-09", "end"]);
});
