import { growingCodes } from "../../../src/core/columns/growing-codes";

test.each([
  ["one byte a row up to 256 codes", 256, Uint8Array],
  ["two bytes a row up to 65,536 codes", 65_536, Uint16Array],
  ["four bytes a row beyond", 65_537, Int32Array],
])("%s, and none is lost while the room grows", (_, count, kind) => {
  const codes = growingCodes();
  for (let code = 0; code < count; code += 1) codes.push(code);
  const built = codes.build();
  expect(built).toBeInstanceOf(kind);
  expect(built).toHaveLength(count);
  expect(built.every((code, index) => code === index)).toBe(true);
});
