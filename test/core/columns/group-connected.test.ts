import { groupConnected } from "../../../src/core/columns/group-connected";

const groups = (...items: readonly string[]): readonly string[] =>
  groupConnected(items, (item) => (item === "-" ? [] : item.split(""))).map((group) => group.join(" "));

test("things that share a key are one group, also where a later one joins them", () => {
  expect(groups("a", "b", "c", "ab", "d")).toEqual(["a b ab", "c", "d"]);
});

test("a thing without a key stands alone", () => {
  expect(groups("-", "a", "-")).toEqual(["-", "a", "-"]);
});
