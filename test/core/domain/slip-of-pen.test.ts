/** Which names are one name with a slip in it, and which are two. */
import { findSlips, isSlip } from "../../../src/core/domain/slip-of-pen";

test.each([
  ["Shenzen", "Shenzhen"],
  ["Shenzhhen", "Shenzhen"],
  ["Shenzehn", "Shenzhen"],
  ["Shanzhen", "Shenzhen"],
  ["Shp", "Shop"],
  ["shop A", "Shop-A"],
  ["ShopA", "Shop A"],
  ["TAE-01", "TEA-01"],
  ["TEA-O1", "TEA-01"],
  ["MUG-l0", "MUG-10"],
  ["TEA01", "TEA-01"],
  ["GREN-TEA", "GREEN-TEA"],
])("%s is a slip for %s", (written, meant) => {
  expect(isSlip(written, meant)).toBe(true);
  expect(isSlip(meant, written)).toBe(true);
});

test.each([
  ["another figure", "A-101", "A-102"],
  ["figures in another order", "A-112", "A-121"],
  ["a figure more", "A-10", "A-101"],
  ["a size", "TEA-S", "TEA-M"],
  ["a colour of three letters", "MUG-BLK", "MUG-BLU"],
  ["a letter at the end", "Depot A", "Depot B"],
  ["a letter at the end of the word", "DepotA", "DepotB"],
  ["a letter behind the word", "DEPOTA", "DEPOT"],
  ["a short word with another letter", "Shop", "Ship"],
  ["another Chinese word", "深圳龙岗仓", "深圳龙华仓"],
  ["two slips", "Shezen", "Shenzhen"],
  ["capitals", "shenzhen", "Shenzhen"],
  ["the same", "TEA", "TEA"],
  ["countries", "FBA-UK", "FBA-US"],
  ["a size in letters", "TEE-BLACKXL", "TEE-BLACKXXL"],
  ["a size of one X", "BLACKL", "BLACKXL"],
  ["a size in a figure", "BAG-L", "BAG-1"],
  ["a shade", "LBLUE-01", "DBLUE-01"],
  ["a shade and none", "LBLUE-01", "BLUE-01"],
  ["figures that are counted apart", "X-15", "X-1-5"],
  ["years", "CAL-2025", "CAL-2026"],
  ["a variant", "PART-100A", "PART-100B"],
  ["sides", "DOOR-LH", "DOOR-RH"],
  ["other words of like length", "currency", "carrier"],
])("%s makes two names", (_, first, second) => {
  expect(isSlip(first, second)).toBe(false);
  expect(isSlip(second, first)).toBe(false);
});

test("among many names those that one is a slip away from are found, whatever the slip", () => {
  const near = findSlips(["Shenzhen", "Shop A", "TEA-01", "TEA-02", "Warehouse"]);
  expect(["Shenzen", "Shenzehn", "Shanzhen", "TAE-01", "Shop-A", "Werehouse", "Depot"].map(near)).toEqual([
    ["Shenzhen"],
    ["Shenzhen"],
    ["Shenzhen"],
    ["TEA-01"],
    ["Shop A"],
    ["Warehouse"],
    [],
  ]);
});
