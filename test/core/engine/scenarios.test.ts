/** Every text file in scenarios/ is a month worked out by hand; the engine must come to the same lines. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reconciled, workedOut } from "./scenario";
import { METHODS, readScenario, sayResult } from "./scenario-file";

const FOLDER = join(__dirname, "scenarios");
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => ({ name, ...readScenario(readFileSync(join(FOLDER, name), "utf8")) }));

describe.each(files)("$rule", ({ scenario, expected }) => {
  test.each(expected)("$method: $view", ({ method, view, lines }) => {
    expect(sayResult(workedOut({ ...scenario, settings: { ...scenario.settings, method } }), view)).toEqual(lines);
  });

  test.each(METHODS)("every control passes by %s", (method) => {
    const { controls } = reconciled({ ...scenario, settings: { ...scenario.settings, method } });
    expect(controls.filter(({ pass }) => !pass)).toEqual([]);
  });
});

test("at least forty months are worked out", () => {
  expect(files.length).toBeGreaterThanOrEqual(40);
  expect(files.filter(({ expected }) => expected.length === 0)).toEqual([]);
});
