/** Every code in the table of issues has its example among these tests, with its severity and its message as they are shown. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ISSUES, type IssueCode } from "../../src/core/domain/issue";

/** No message is shorter that says what, where, and what to do next. */
const MESSAGE_LENGTH_MIN = 40;

/** Codes of which no text of an example has "severity code | message", the message to its end or to where the text goes on in the next line. */
function codesWithoutMessage(examples: string, codes: readonly IssueCode[]): readonly IssueCode[] {
  return codes.filter(
    (code) =>
      ![...examples.matchAll(new RegExp(`(["'\`])${ISSUES[code].severity} ${code} \\| (.*?)\\1[,)]?\\s*(?:\\+|,|;|\\]|\\)|$)`, "gm"))].some(
        ([, , message = ""]) => message.length >= MESSAGE_LENGTH_MIN && !message.endsWith("…"),
      ),
  );
}

test("each issue code has its smallest example, with the full message", () => {
  const examples = readdirSync(__dirname)
    .filter((name) => name.endsWith(".test.ts") && name !== "complete.test.ts")
    .map((name) => readFileSync(join(__dirname, name), "utf8"))
    .join("\n");
  expect(codesWithoutMessage(examples, Object.keys(ISSUES) as IssueCode[])).toEqual([]);
});

test("a code in a test's name, under another severity, or with a part of its message is no example", () => {
  const message = "ledger.csv: there is nothing in it. Export the report again.";
  expect(codesWithoutMessage(`expect(said).toBe("error file-empty | ${message}");`, ["file-empty"])).toEqual([]);
  expect(codesWithoutMessage(`test("file-empty: nothing in it", () => undefined);`, ["file-empty"])).toEqual(["file-empty"]);
  expect(codesWithoutMessage(`expect(said).toBe("warning file-empty | ${message}");`, ["file-empty"])).toEqual(["file-empty"]);
  expect(codesWithoutMessage('expect(said).toBe("error file-empty | ledger.csv");', ["file-empty"])).toEqual(["file-empty"]);
});
