/**
 * Money never passes through floating point: in the core, and wherever else amounts are handled, divisions, roundings, fractions and parsed floats stand only where
 * this table names them, each place with the reason why no amount is at risk there.
 */
import ts from "typescript";
import { lineOf, parse, readSources, type SourceFile } from "../architecture/source-tree";

/** By file: what is divided or rounded there, and why it may be. Whatever is not here is an amount until shown otherwise. */
const ALLOWED: Readonly<Record<string, { readonly why: string; readonly what: RegExp }>> = {
  "src/core/domain/day.ts": {
    why: "eras, years and days of the calendar",
    what: /shifted|\d+ \* \(?month|yearOfEra|dayOfEra|DAYS_PER_ERA|dayOfYear|monthFromMarch|Math\.floor\(serial\)|index/,
  },
  "src/core/domain/fraction.ts": {
    why: "exact quotients: a multiple by its divisor, in big integers",
    what: /^multiple \/ commonDivisor\(multiple, bottom\)$|^common \/ bottom$/,
  },
  "src/core/domain/money.ts": {
    why: "exact quotients: a multiple of its divisor, or big integers",
    what: /^\(top - rest\) \/ bottom$|^\(2n \* top \+ bottom\) \/ \(2n \* bottom\)$|^product \/ whole$/,
  },
  "src/core/engine/cases/country-of-goods.ts": { why: "one of two codes that a number holds", what: /^(Math\.floor\()?pair \/ width\)?$/ },
  "src/core/engine/cases/join-sets.ts": { why: "a number of sets", what: /^(Math\.floor\()?units \/ unitsIn\(set, sku\)\)?$/ },
  "src/core/engine/cases/rows-of-cases.ts": { why: "a number of sets", what: /^(Math\.(ceil|floor)\()?units \/ unitsInSet\)?$/ },
  "src/core/engine/cases/settled-orders.ts": {
    why: "a number of whole units, in big integers",
    what: /^\(top \* WHOLE_UNIT\.bottom .* \/ \(bottom \* WHOLE_UNIT\.bottom\)$/,
  },
  "src/core/engine/compensation/pay-lines.ts": { why: "a number of sets", what: /^(Math\.floor\()?Math\.min\(one\.left, leftIn\(purse\)\) \/ units\)?$/ },
  "src/core/engine/compensation/say-payments.ts": { why: "a number of sets", what: /^\(payment\.stockUnits \+ payment\.cashUnits\) \/ size$/ },
  "src/core/engine/ledger/ledger-grain.ts": { why: "a number of weeks", what: /^(Math\.ceil\()?\(day - to\) \/ WEEK_DAYS\)?$/ },
  "src/core/engine/shipments/judge-shipments.ts": { why: "a number of cartons, in words", what: /^missing \/ perCarton$/ },
  "src/core/engine/shipments/queue-totals.ts": { why: "a number of packs or sets, compared only where it is whole", what: /^total \/ units$/ },
  "src/core/engine/valuation/weigh-goods.ts": { why: "a number of cartons", what: /^(Math\.ceil\()?lineUnits \/ unitsPerCarton\)?$/ },
  "src/core/report/addresses.ts": { why: "letters of a column", what: /column \/ 26/ },
  "src/core/report/build-rollforward.ts": { why: "a whole number as the spreadsheet's own number, to be shown", what: /^mulDiv\(.*\) \/ 1e6$/ },
  "src/core/report/draft-case.ts": { why: "a number of packs or sets, which divides", what: /^(count|units) \/ size$/ },
  "src/core/report/formulas.ts": { why: "a whole number as the spreadsheet's own number, to be shown", what: /^mulDiv\(.*\) \/ 1e6$/ },
  "src/core/report/place-sheet.ts": { why: "the width of a text", what: /^1\.2$|^Math\.ceil\(\(text\.length .* \* WIDTH_PER_LETTER\)$/ },
  "src/core/report/print-sheet.ts": { why: "a number of pages", what: /^(Math\.ceil\()?characters \/ Math\.max\(|^CHARACTERS_PER_PAGE \/ 4$/ },
  "src/core/report/row-lines.ts": { why: "the width of a text", what: /^1\.18$/ },
  "src/core/report/write-cells.ts": { why: "minor units as the spreadsheet's own number, to be shown", what: /^amount \/ 10 \*\* minorDigitsOf\(currency\)$/ },
  "src/core/sources/date-text.ts": { why: "the digits of a date", what: /number \/ 100/ },
  "src/core/sources/gather-rows.ts": { why: "a number of rows", what: /gathering\.length/ },
  "src/core/sources/read-back.ts": {
    why: "a typed number as the cell's own, to be held to what was written",
    what: /^one\.coefficient \/ 10 \*\* one\.scale$/,
  },
  "src/core/sources/read-ids.ts": { why: "the digits of an ID", what: /^cell\.toExponential\(\)$/ },
  "src/core/sources/recognise.ts": { why: "a number of headings", what: /required \/ 4/ },
  "src/functions/explanation-table.ts": {
    why: "an amount as the cell's own number, to be shown",
    what: /^Number\(textOfMoney\(amount, currency\)\)$/,
  },
  "src/functions/figures.ts": { why: "an amount as the cell's own number, to be shown", what: /^Number\(textOfMoney\(sum\.value, sums\.currency\)\)$/ },
};

const FLOATING_CALLS = new Set(["toFixed", "toPrecision", "toExponential", "parseFloat"]);
const FLOATING_MATHS = new Set(["round", "floor", "ceil", "trunc", "fround", "pow", "sqrt", "log10"]);
/** Reads the decimal out of a spreadsheet's number without computing with it. */
const READS_DIGITS = "value.toExponential(14)";

function floatsIn(file: SourceFile): readonly string[] {
  const allowed = ALLOWED[file.path]?.what;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFloating(node) && node.getText() !== READS_DIGITS && allowed?.test(node.getText()) !== true)
      found.push(`${file.path}:${lineOf(node)} ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function isFloating(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return node.operatorToken.kind === ts.SyntaxKind.SlashToken || node.operatorToken.kind === ts.SyntaxKind.SlashEqualsToken;
  if (ts.isNumericLiteral(node)) return /\.|e-/i.test(node.getText());
  if (!ts.isCallExpression(node)) return false;
  const called = node.expression;
  if (ts.isIdentifier(called)) return FLOATING_CALLS.has(called.text) || (called.text === "Number" && /textOf(?:Money|Decimal|Fraction)/.test(node.getText()));
  if (!ts.isPropertyAccessExpression(called)) return false;
  return FLOATING_CALLS.has(called.name.text) || (called.expression.getText() === "Math" && FLOATING_MATHS.has(called.name.text));
}

/** All of the core, and elsewhere whatever has to do with money. */
const ofMoney = readSources("src").filter(({ path, text }) => path.startsWith("src/core/") || /from "[./]*\/core\/domain\/(?:money|cost)"/.test(text));

test("no amount is divided, rounded or parsed as a float", () => {
  expect(ofMoney.flatMap(floatsIn)).toEqual([]);
});

test("every exception is of a file that is there and needs one", () => {
  const needing = ofMoney.filter((file) => floatsIn({ ...file, path: `anywhere/${file.path}` }).length > 0).map(({ path }) => path);
  expect(Object.keys(ALLOWED).filter((path) => !needing.includes(path))).toEqual([]);
});

describe("the rule itself", () => {
  test.each([
    "value / units",
    "total /= 2",
    "Math.round(value * rate)",
    "value * 0.5",
    "amount.toFixed(2)",
    "parseFloat(text)",
    "Number.parseFloat(text)",
    "cost * 1e-2",
    "Number(textOfMoney(cost, currency))",
  ])("finds %s", (text) => {
    expect(floatsIn({ path: "src/core/engine/a.ts", text })).toEqual([
      `src/core/engine/a.ts:1 ${text === "value * 0.5" ? "0.5" : text === "cost * 1e-2" ? "1e-2" : text}`,
    ]);
  });

  test.each(["mulDiv(value, units, whole)", "total * 10 ** 2", "value % units", "Math.min(a, b)"])("leaves %s alone", (text) => {
    expect(floatsIn({ path: "src/core/engine/a.ts", text })).toEqual([]);
  });

  test("an exception holds for what it names, in its own file", () => {
    expect(floatsIn({ path: "src/core/domain/money.ts", text: "amount / 100" })).toEqual(["src/core/domain/money.ts:1 amount / 100"]);
    expect(floatsIn({ path: "src/core/domain/day.ts", text: "yearOfEra / 4" })).toEqual([]);
  });
});

test("what the pane, the worksheet functions and the command line do with money is looked at too", () => {
  for (const folder of ["taskpane", "functions", "cli"]) expect(ofMoney.filter(({ path }) => path.startsWith(`src/${folder}/`)).length).toBeGreaterThan(0);
});
