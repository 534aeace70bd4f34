/** What stands on a coloured badge can be read, in Office's light and in its dark colours: 4.5 to 1, as WCAG 2 asks of small text. */
import { CHIP_COLOURS, type ChipTone } from "../../src/taskpane/chip";
import { SITUATIONS } from "../../src/taskpane/situations";
import { DARK, LIGHT } from "../../src/taskpane/theme";

function luminance(colour: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (parts === null) throw new Error(`${colour} is no colour of six digits`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("the measure itself: black on white is 21 to 1, and the grey that just fails on white fails", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
  expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5);
});

const tones = Object.keys(CHIP_COLOURS) as readonly ChipTone[];
test.each([
  ["light", LIGHT],
  ["dark", DARK],
])("the badge of every state can be read in %s colours", (_, theme) => {
  const faint = tones.filter((tone) => contrast(String(theme[CHIP_COLOURS[tone].ground]), String(theme[CHIP_COLOURS[tone].ink])) < 4.5);
  expect(faint).toEqual([]);
  expect(Object.values(SITUATIONS).filter(({ tone }) => !tones.includes(tone))).toEqual([]);
});
