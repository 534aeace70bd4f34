/** The core's own digest is SHA-256, as any other program works it out. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { digestOf } from "../../../src/core/domain/digest";

test("nothing, and the standard's own example", () => {
  expect(digestOf("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(digestOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("agrees with the platform's on any text, in any script and of any length", () => {
  const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: "binary", maxLength: 200 }).filter(isWellFormed)), (text) => {
      expect(digestOf(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    }),
    { numRuns: 2000 },
  );
});

test.each([54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 100_000])("a message of %i letters fills its blocks", (length) => {
  const text = "x".repeat(length);
  expect(digestOf(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
});
