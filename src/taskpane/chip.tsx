/** A few characters at the right of a line, whose colour repeats what they say. */
import { makeStyles, mergeClasses, tokens, type Theme } from "@fluentui/react-components";
import type { JSX } from "react";

export type ChipTone = "bad" | "warning" | "note" | "good" | "plain";

export function Chip({ text, tone }: { readonly text: string; readonly tone: ChipTone }): JSX.Element {
  const styles = useStyles();
  return <span className={mergeClasses(styles.chip, styles[tone])}>{text}</span>;
}

/** Names in the theme; a test measures that each can be read, in light and in dark. */
export const CHIP_COLOURS = {
  bad: { ground: "colorPaletteRedBackground1", ink: "colorPaletteRedForeground1" },
  warning: { ground: "colorPaletteDarkOrangeBackground1", ink: "colorPaletteDarkOrangeForeground1" },
  note: { ground: "colorBrandBackground2", ink: "colorBrandForeground2" },
  good: { ground: "colorPaletteGreenBackground1", ink: "colorPaletteGreenForeground1" },
  plain: { ground: "colorNeutralBackground3", ink: "colorNeutralForeground2" },
} as const satisfies Record<ChipTone, { readonly ground: keyof Theme; readonly ink: keyof Theme }>;

function inColours(tone: ChipTone): { readonly backgroundColor: string; readonly color: string } {
  const { ground, ink } = CHIP_COLOURS[tone];
  return { backgroundColor: tokens[ground], color: tokens[ink] };
}

const useStyles = makeStyles({
  chip: {
    flexShrink: 0,
    fontSize: "12px",
    lineHeight: "16px",
    borderRadius: "10px",
    padding: "2px 8px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  bad: inColours("bad"),
  warning: inColours("warning"),
  note: inColours("note"),
  good: inColours("good"),
  plain: inColours("plain"),
});
