/** The order in which issues are shown, and the tables that it is made of. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ISSUE_ORDER, ISSUES } from "../../../src/core/domain/issue";

test("what makes a figure wrong is shown before what makes it doubtful, and that before what is for the record", () => {
  const severities = ISSUE_ORDER.map((code) => ISSUES[code].severity);
  expect(severities.filter((severity, index) => severity !== severities[index - 1])).toEqual(["error", "warning", "info"]);
  expect(ISSUE_ORDER).toHaveLength(Object.keys(ISSUES).length);
});

test("what is wrong with a file is shown before what is wrong in its rows", () => {
  const rank = (code: (typeof ISSUE_ORDER)[number]): number => ISSUE_ORDER.indexOf(code);
  expect(rank("file-empty")).toBe(0);
  expect(rank("accounts-mixed")).toBeLessThan(rank("date-unreadable"));
  expect(rank("date-unreadable")).toBeLessThan(rank("row-identity-broken"));
  expect(rank("row-identity-broken")).toBeLessThan(rank("day-continuity-broken"));
});

test("a code stands in one table of words only", () => {
  const folder = join(__dirname, "../../../src/core/domain");
  const codes = readdirSync(folder)
    .filter((name) => name.startsWith("issues-of-"))
    .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/^ {2}"?([a-z-]+)"?: \{$/gm)].map(([, code]) => code));
  expect([...codes].sort()).toEqual(Object.keys(ISSUES).sort());
});
