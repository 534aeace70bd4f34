/** A few characters at the right of a line, whose colour repeats what they say. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";

export type ChipTone = "bad" | "warning" | "note" | "good" | "plain";

export function Chip({ text, tone }: { readonly text: string; readonly tone: ChipTone }): JSX.Element {
  const styles = useStyles();
  return <span className={mergeClasses(styles.chip, styles[tone])}>{text}</span>;
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
  bad: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  warning: { backgroundColor: tokens.colorPaletteDarkOrangeBackground1, color: tokens.colorPaletteDarkOrangeForeground1 },
  note: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  good: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  plain: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
});
