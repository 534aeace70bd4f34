/** Every code in the table of issues has its example among these tests. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ISSUES } from "../../src/core/domain/issue";

test("each issue code has its smallest example", () => {
  const examples = readdirSync(__dirname).filter((name) => name.endsWith(".test.ts") && name !== "complete.test.ts").map((name) => readFileSync(join(__dirname, name), "utf8")).join("\n");
  expect(Object.keys(ISSUES).filter((code) => !new RegExp(`[^a-z-]${code}(:| \\|)`).test(examples))).toEqual([]);
});
