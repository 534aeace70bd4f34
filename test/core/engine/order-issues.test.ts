/** Which issues are said one by one, which are counted, and which are one. */
import { raise, type Issue } from "../../../src/core/domain/issue";
import { orderIssues } from "../../../src/core/engine/order-issues";

const source = { label: "Ledger" } as NonNullable<Issue["place"]>["source"];
const twice = (key: string, row: number | null): Issue => raise("ledger-day-twice", { source, row }, { key, other: "Ledger row 2" });
const messages = (issues: readonly Issue[]): readonly string[] => orderIssues(issues).map(({ message }) => message);
const SAID = "stands already in Ledger row 2, with the same figures. It was counted once; delete one of the two.";

test("what is said twice of one row is said once; of another row it is another problem", () => {
  expect(messages([twice("SET", 3), twice("SET", 4), twice("SET", 3)])).toEqual([`Ledger row 3: SET ${SAID}`, `Ledger row 4: SET ${SAID}`]);
});

test("what no row is to blame for stands as often as it was found", () => {
  expect(messages([twice("SET", null), twice("SET", null)])).toHaveLength(2);
});

test("many problems are counted by the rows that have them", () => {
  const rows = [3, 4, 5, 6, 7, 8];
  expect(messages(rows.flatMap((row) => [twice("MUG", row), twice("TEA", row)]))).toEqual([
    `Ledger row 3: MUG ${SAID} 5 more rows have the same problem: rows 4, 5, 6, 7, 8.`,
  ]);
});

test("many problems of one row are all said", () => {
  const goods = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
  expect(messages(goods.map((key) => twice(key, 3)))).toEqual(goods.map((key) => `Ledger row 3: ${key} ${SAID}`));
});
