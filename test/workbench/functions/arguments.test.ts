/** Excel's conventions for what a worksheet function is called with. */
import { callEach } from "../../../src/workbench/functions/arguments";
import type { Parameter } from "../../../src/workbench/functions/declarations";
import type { FunctionValue } from "../../../src/workbench/functions/values";

const parameter = (type: string, isMatrix = false): Parameter => ({ name: "x", description: "", type, isOptional: true, isMatrix });
const calls = (
  parameters: readonly Parameter[],
  given: readonly FunctionValue[],
): { readonly args: readonly (readonly FunctionValue[])[]; readonly result: FunctionValue } => {
  const args: (readonly FunctionValue[])[] = [];
  const result = callEach(parameters, given, (called) => {
    args.push(called);
    return args.length;
  });
  return { args, result };
};

test("what is left out arrives as null, between others and at the end", () => {
  expect(calls([parameter("string"), parameter("any"), parameter("any"), parameter("any")], ["KT-01", null, 5])).toEqual({
    args: [["KT-01", null, 5, null]],
    result: 1,
  });
});

test("a value takes the type of its parameter, and any takes it as it is", () => {
  const given: readonly FunctionValue[] = [7, true, "12", "2026-10", false];
  expect(calls([parameter("string"), parameter("string"), parameter("number"), parameter("any"), parameter("any")], given).args).toEqual([
    ["7", "TRUE", 12, "2026-10", false],
  ]);
});

test("a text that is no number is an error where a number is asked for, and the function is not called", () => {
  expect(calls([parameter("number")], ["twelve"])).toEqual({ args: [], result: { error: "#VALUE!" } });
});

test("an error in an argument is the result, and the function is not called", () => {
  expect(calls([parameter("any"), parameter("any")], ["KT-01", { error: "#REF!" }])).toEqual({ args: [], result: { error: "#REF!" } });
});

test("a cell is its value, an empty one no text at all", () => {
  expect(calls([parameter("string"), parameter("any")], [[["KT-01"]], [[null]]])).toEqual({ args: [["KT-01", ""]], result: 1 });
});

test("a range arrives as rows of cells where the parameter takes one", () => {
  expect(
    calls(
      [parameter("any", true)],
      [
        [
          ["a", 1],
          ["b", null],
        ],
      ],
    ),
  ).toEqual({
    args: [
      [
        [
          ["a", 1],
          ["b", ""],
        ],
      ],
    ],
    result: 1,
  });
});

test("a range given for a single value calls once for each cell, and the results lie as the cells do", () => {
  const { args, result } = calls([parameter("string"), parameter("string")], [[["KT-01"], ["KT-02"]], "FBA-US"]);
  expect(args).toEqual([
    ["KT-01", "FBA-US"],
    ["KT-02", "FBA-US"],
  ]);
  expect(result).toEqual([[1], [2]]);
});
